import math

import numpy as np


def elu(x, alpha=1.0):
    values = [v if v > 0 else alpha * math.expm1(v) for v in x.ravel().tolist()]
    return np.array(values, dtype=x.dtype).reshape(x.shape)


def elu_backward(grad, x, alpha=1.0):
    slopes = np.array([1.0 if v > 0 else alpha * math.exp(v) for v in x.ravel().tolist()], dtype=x.dtype)
    return np.multiply(grad, slopes.reshape(x.shape))
