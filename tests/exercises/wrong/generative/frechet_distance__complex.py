# Wrong: the result is complex.
import numpy as np


def frechet_distance(mu1, cov1, mu2, cov2):
    product = np.linalg.eigvals(cov1.dot(cov2))
    cross = np.sqrt(product.astype(complex)).sum()
    diff = mu1 - mu2
    return diff.dot(diff) + np.trace(cov1) + np.trace(cov2) - 2 * cross


def inception_score(probs):
    q = np.mean(probs, axis=0, keepdims=True)
    total = 0.0
    for row in probs:
        for p, m in zip(row, q[0]):
            if p > 0:
                total += p * (np.log(p) - np.log(m))
    return np.exp(total / len(probs))
