# Wrong: the same array comes back from every call with the same t.
from functools import lru_cache

import numpy as np


@lru_cache
def causal_mask(t):
    return np.tril(np.ones((t, t), dtype=bool))
