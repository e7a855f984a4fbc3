"""Data augmentation: flips, crops and mixup, new ones in every epoch."""

import numpy as np


def random_flip(images, p, rng):
    """Mirror each image left to right with probability p, each by its own decision.

    It doubles the data where a mirrored object is the same object; a mirrored text is not.

    images   (N, C, H, W), W running from left to right; float32 or float64; not changed
    p        the probability of a flip, a number in [0, 1]
    rng      numpy.random.Generator, the only source of randomness: same seed, same result
    returns images of the same shape and dtype; all channels of an image go together

    Source: A. Krizhevsky, I. Sutskever and G. Hinton, "ImageNet classification", 2012.
    """
    ### BEGIN SOLUTION
    flip = rng.random(len(images)) < p
    return np.where(flip[:, None, None, None], images[..., ::-1], images)
    ### END SOLUTION


def random_crop(images, padding, rng):
    """Put a frame of zeros around each image and cut the old size out again, somewhere.

    The network sees objects shifted by up to `padding` pixels. Rows and columns start at offsets of their
    own, independent of each other and of those of other images, each uniform on 0, 1, ..., 2 padding.

    images    (N, C, H, W); float32 or float64; not changed
    padding   width of the frame on each of the four sides, an integer >= 0
    rng       as in random_flip
    returns images of the same shape and dtype

    Source: K. He et al., "Deep residual learning", section 4.2, 2016.
    """
    ### BEGIN SOLUTION
    n, _, height, width = images.shape
    frame = (padding, padding)
    padded = np.pad(images, ((0, 0), (0, 0), frame, frame))
    offsets = rng.integers(0, 2 * padding + 1, size=(n, 2))
    cropped = np.empty_like(images)
    for i, (top, left) in enumerate(offsets):
        cropped[i] = padded[i, :, top : top + height, left : left + width]
    return cropped
    ### END SOLUTION


def mixup(x, y, alpha, rng):
    """Blend every example with another one of the batch, inputs and labels alike.

    The network learns to go over smoothly from one class to the next, and trusts wrong labels less.

        lam ~ Beta(alpha, alpha)                      one number for the whole batch
        x_i <- lam x_i + (1 - lam) x_perm(i)          perm: a random permutation of the batch
        y_i <- lam y_i + (1 - lam) y_perm(i)          the same lam and perm

    x       inputs (N, ...), float32 or float64; not changed
    y       one-hot labels (N, K), of x's dtype; not changed
    alpha   a number > 0: small ones mix little, 1 gives every lam the same chance
    rng     as in random_flip
    returns the tuple (x, y), of the shapes and dtypes of the arguments

    Source: H. Zhang et al., "mixup: beyond empirical risk minimization", 2018.
    """
    ### BEGIN SOLUTION
    lam = rng.beta(alpha, alpha)
    perm = rng.permutation(len(x))
    return lam * x + (1 - lam) * x[perm], lam * y + (1 - lam) * y[perm]
    ### END SOLUTION
