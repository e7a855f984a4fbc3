# Wrong: a Python loop adds up one feature after the other.
import torch


def pairwise_distances(x, y):
    total = torch.zeros(len(x), len(y), dtype=x.dtype, device=x.device)
    for d in range(x.shape[1]):
        total += (x[:, None, d] - y[None, :, d]) ** 2
    return total.sqrt()


def one_hot(labels, classes):
    return torch.nn.functional.one_hot(labels, classes)


def gather_rows(x, index):
    return x[index]
