import math

import numpy as np


def max_norm(w, limit):
    out = np.array(w)
    for where in np.ndindex(w.shape[:-1]):
        length = math.hypot(*map(float, w[where]))
        if length > limit:
            out[where] = w[where] * (limit / length)
    return out
