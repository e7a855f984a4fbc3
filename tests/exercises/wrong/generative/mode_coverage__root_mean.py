# Wrong: the root of the mean square in place of that of the sum.
import numpy as np


def mode_coverage(samples, centres, radius):
    d = np.sqrt(((samples[:, None] - centres[None]) ** 2).mean(-1))
    return int((d.min(0) <= radius).sum()), float((d.min(1) <= radius).mean())
