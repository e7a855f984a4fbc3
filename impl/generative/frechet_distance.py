"""Scores of generated images: the Fréchet distance behind FID, and the inception score."""

import numpy as np


def frechet_distance(mu1, cov1, mu2, cov2):
    """The squared Fréchet distance of two Gaussians, as in FID: 0 where they are the same, small where alike.

    FID takes features of real and of generated images from an Inception network, fits a Gaussian to each set,
    and reports

        d^2 = |mu1 - mu2|^2 + tr(cov1) + tr(cov2) - 2 tr((cov1 cov2)^(1/2))

    The trace of the root is the sum of the singular values of cov1^(1/2) cov2^(1/2). That product needs only
    the roots of symmetric matrices, so nothing becomes complex, and nothing is inverted, so that singular
    covariances are allowed (fewer samples than features give such ones).

    mu1, mu2     means (D,), float32 or float64
    cov1, cov2   covariances (D, D), symmetric and positive semidefinite, perhaps singular
    returns a number, never below 0, also where rounding would make it so

    Source: D. Dowson and B. Landau, "The Fréchet distance between multivariate normal distributions", 1982;
    M. Heusel et al., "GANs trained by a two time-scale update rule", 2017.
    """
    ### BEGIN SOLUTION
    roots = matrix_root(cov1) @ matrix_root(cov2)
    trace_of_root = np.linalg.norm(roots, "nuc")  # the sum of the singular values
    distance = np.sum((mu1 - mu2) ** 2) + np.trace(cov1) + np.trace(cov2) - 2 * trace_of_root
    return max(float(distance), 0.0)
    ### END SOLUTION


def matrix_root(cov):
    """The symmetric root of a symmetric, positive semidefinite matrix (D, D): root @ root = cov."""
    ### BEGIN SOLUTION
    values, vectors = np.linalg.eigh(cov)
    values = np.maximum(values, 0)  # a zero may come out as -1e-17
    return (vectors * np.sqrt(values)) @ vectors.T
    ### END SOLUTION


def inception_score(probs):
    """How sure a classifier is of each generated image, and how varied its answers are over all of them.

        p(y)  = mean over the images of p(y | x_n)                                    the marginal
        score = exp( 1/N sum_n sum_y p(y | x_n) log( p(y | x_n) / p(y) ) )            the mean KL divergence

    From 1 (all answers alike) to the number of classes (each image sure, all classes equally often). It never
    looks at a real image.

    probs   class probabilities p(y | x_n), (N, C), each row summing to 1; float32 or float64; 0 log 0 counts
    as 0 returns a number

    Source: T. Salimans et al., "Improved techniques for training GANs", 2016.
    """
    ### BEGIN SOLUTION
    marginal = probs.mean(axis=0)
    ratio = np.divide(probs, marginal, out=np.ones_like(probs), where=probs > 0)  # log 1 = 0 where p = 0
    divergence = np.sum(probs * np.log(ratio), axis=1)
    return np.exp(divergence.mean())
    ### END SOLUTION
