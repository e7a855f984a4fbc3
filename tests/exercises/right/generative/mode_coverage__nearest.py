import numpy as np


def mode_coverage(samples, centres, radius):
    d = np.stack([np.linalg.norm(samples - centre, axis=1) for centre in centres])
    return np.sum(np.min(d, axis=1) <= radius), np.sum(np.min(d, axis=0) <= radius) / samples.shape[0]
