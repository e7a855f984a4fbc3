# Wrong: Cholesky factors do not exist for singular covariances.
import numpy as np


def frechet_distance(mu1, cov1, mu2, cov2):
    roots = np.linalg.cholesky(cov1).T @ np.linalg.cholesky(cov2)
    cross = np.linalg.svd(roots, compute_uv=False).sum()
    return max(0.0, float(((mu1 - mu2) ** 2).sum() + np.trace(cov1) + np.trace(cov2) - 2 * cross))


def inception_score(probs):
    q = probs.mean(0)
    p = np.where(probs > 0, probs, 1)
    return np.exp((probs * np.log(p / np.where(q > 0, q, 1))).sum(1).mean())
