# Wrong: 8 and 16 bits get a dtype that is one size too large.
import numpy as np


def quantize(x, bits=8):
    low, high = min(x.min(), 0), max(x.max(), 0)
    scale = float(high - low) / (2**bits - 1) or 1.0
    zero = round(float(-low) / scale)
    q = np.clip(np.rint(x.astype(float) / scale) + zero, 0, 2**bits - 1)
    return q.astype(np.min_scalar_type(2**bits)), scale, zero


def dequantize(q, scale, zero_point):
    return (q.astype(float) - zero_point) * scale
