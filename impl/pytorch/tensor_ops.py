"""Three tensor operations without a loop: all distances, one-hot vectors, chosen rows."""

import torch


def pairwise_distances(x, y):
    """The Euclidean distance of every row of x to every row of y.

    For nearest neighbours, clustering and contrastive losses. Expanding |a - b|^2 = |a|^2 + |b|^2 - 2 ab
    saves memory but loses digits: equal points get a distance above 0, or nan, the root of a negative number.

        d_nm = sqrt(sum_i (x_ni - y_mi)^2)

    x, y   points (N, D) and (M, D), of one float dtype, on one device
    returns d (N, M), of their dtype, on their device: never nan; 0 on the diagonal of x with itself

    No Python loop over entries, rows or features: PyTorch repeats an axis of length 1 by itself.

    Source: the broadcasting rules of the PyTorch and NumPy manuals.
    """
    ### BEGIN SOLUTION
    difference = x[:, None, :] - y[None, :, :]  # (N, M, D)
    return torch.linalg.vector_norm(difference, dim=-1)
    ### END SOLUTION


def one_hot(labels, classes):
    """Labels as vectors with a single 1.

        result[..., c] = 1    where c = labels[...], else 0

    labels    int64, any shape, each in [0, classes)
    classes   their number C, a Python integer: it may be more than the labels show
    returns integers (..., C): the shape of labels and one axis more, int64 like
    torch.nn.functional.one_hot, on the labels' device

    No Python loop.

    Source: as above.
    """
    ### BEGIN SOLUTION
    ids = torch.arange(classes, device=labels.device)
    return (labels[..., None] == ids).to(torch.int64)
    ### END SOLUTION


def gather_rows(x, index):
    """The rows of a table that an index of any shape names: what an embedding layer does.

        result[i, j, …] = x[index[i, j, …]]

    x       a table (N, D)
    index   int64, any shape, also that of a single number; each in [0, N); a row may be taken several times
    returns the rows, (*index.shape, D), of x's dtype

    No Python loop.

    Source: as above.
    """
    ### BEGIN SOLUTION
    return x[index]
    ### END SOLUTION
