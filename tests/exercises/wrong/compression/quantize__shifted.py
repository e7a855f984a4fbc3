# Wrong: zero is exact where the range holds it, but an array above 0 gets a range without it.
import numpy as np


def quantize(x, bits=8):
    low, high = float(min(x.min(), 0)) if (x <= 0).any() else float(x.min()), float(max(x.max(), 0))
    scale = (high - low) / (2**bits - 1) or float(abs(x).max()) or 1.0
    zero = round(-low / scale)
    q = np.clip(np.rint(x.astype(float) / scale) + zero, 0, 2**bits - 1)
    return q.astype(np.min_scalar_type(2**bits - 1)), scale, zero


def dequantize(q, scale, zero_point):
    return (q.astype(float) - zero_point) * scale
