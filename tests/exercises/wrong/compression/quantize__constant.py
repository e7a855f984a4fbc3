# Wrong: any constant array gets the scale 1, which does not reach a large one.
import numpy as np


def quantize(x, bits=8):
    low, high = min(x.min(), 0), max(x.max(), 0)
    scale = 1.0 if x.min() == x.max() else float(high - low) / (2**bits - 1)
    zero = min(round(float(-low) / scale), 2**bits - 1)
    q = np.clip(np.rint(x.astype(float) / scale) + zero, 0, 2**bits - 1)
    return q.astype(np.min_scalar_type(2**bits - 1)), scale, zero


def dequantize(q, scale, zero_point):
    return (q.astype(float) - zero_point) * scale
