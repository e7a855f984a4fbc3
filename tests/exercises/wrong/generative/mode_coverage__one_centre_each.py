# Wrong: a sample covers the first centre that it is near, and no other.
import numpy as np


def mode_coverage(samples, centres, radius):
    near = np.linalg.norm(samples[:, None] - centres[None], axis=-1) <= radius
    hit = near.any(1)
    return len(np.unique(near.argmax(1)[hit])), float(hit.mean())
