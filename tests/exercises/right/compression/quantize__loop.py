import math

import numpy as np


def quantize(x, bits=8):
    top = (1 << bits) - 1
    values = [float(value) for value in x.flat]
    low, high = min(0.0, *values), max(0.0, *values)
    scale = (high - low) / top if high > low else 1.0
    zero = int(math.floor(-low / scale + 0.5))
    codes = [min(top, max(0, zero + math.floor(value / scale + 0.5))) for value in values]
    dtype = next(t for t, size in ((np.uint8, 8), (np.uint16, 16), (np.uint32, 32)) if bits <= size)
    return np.array(codes, dtype=dtype).reshape(x.shape), scale, zero


def dequantize(q, scale, zero_point):
    return np.array([scale * (int(code) - int(zero_point)) for code in q.flat]).reshape(q.shape)
