# Wrong: the share is a percentage.
import numpy as np


def mode_coverage(samples, centres, radius):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=-1)
    return int((d.min(0) <= radius).sum()), 100.0 * float((d.min(1) <= radius).mean())
