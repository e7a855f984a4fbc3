# Wrong: the two numbers are swapped.
import numpy as np


def mode_coverage(samples, centres, radius):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=-1)
    return float((d.min(1) <= radius).mean()), int((d.min(0) <= radius).sum())
