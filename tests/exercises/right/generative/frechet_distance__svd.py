import numpy as np


def factor(c):
    u, s, _ = np.linalg.svd(c, hermitian=True)
    return u * np.sqrt(s)


def frechet_distance(mu1, cov1, mu2, cov2):
    singular = np.linalg.svd(factor(cov1).T @ factor(cov2), compute_uv=False)
    value = ((mu1 - mu2) ** 2).sum() + np.einsum("ii", cov1) + np.einsum("ii", cov2) - 2 * singular.sum()
    return abs(float(value)) if value > 0 else 0.0


def inception_score(probs):
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = probs * np.log(probs / probs.mean(0))
    return float(np.exp(np.nansum(terms) / probs.shape[0]))
