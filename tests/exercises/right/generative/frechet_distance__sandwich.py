import numpy as np


def frechet_distance(mu1, cov1, mu2, cov2):
    lam, u = np.linalg.eigh(cov1)
    half = u @ np.diag(np.sqrt(np.abs(lam))) @ u.T
    inner = half @ cov2 @ half
    eig = np.linalg.eigvalsh((inner + inner.T) / 2)
    d2 = np.linalg.norm(mu1 - mu2) ** 2 + (cov1 + cov2).trace() - 2 * np.sqrt(np.maximum(eig, 0)).sum()
    return np.maximum(d2, 0)


def inception_score(probs):
    entropy = lambda p: -np.sum(np.where(p > 0, p * np.log(np.where(p > 0, p, 1)), 0), axis=-1)
    return np.exp(entropy(probs.mean(0)) - entropy(probs).mean())
