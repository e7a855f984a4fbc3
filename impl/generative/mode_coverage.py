"""Mode coverage: does a generator produce every kind of data, or only a few?"""

import numpy as np


def mode_coverage(samples, centres, radius):
    """How many modes have a sample nearby, and how many samples have a mode nearby.

    The usual test of a GAN on a mixture of Gaussians whose centres are known. With mode collapse few modes
    are covered, though each single sample may be good. With d_nk the Euclidean distance of sample n from
    centre k:

        covered = number of k with d_nk <= radius for some n
        share   = share of n with d_nk <= radius for some k

    samples   generated points (N, D), float32 or float64
    centres   centres of the modes (K, D), of the samples' dtype
    radius    a number; a distance of exactly radius counts
    returns the tuple (covered, share), an integer and a float

    Source: L. Metz, B. Poole, D. Pfau and J. Sohl-Dickstein, "Unrolled generative adversarial networks",
    2017; Z. Lin, A. Khetan, G. Fanti and S. Oh, "PacGAN", 2018, for both numbers.
    """
    ### BEGIN SOLUTION
    difference = samples[:, None, :] - centres[None, :, :]  # (N, K, D)
    distance = np.sqrt(np.sum(difference**2, axis=-1))
    near = distance <= radius  # (N, K)
    covered = int(near.any(axis=0).sum())
    share = float(near.any(axis=1).mean())
    return covered, share
    ### END SOLUTION
