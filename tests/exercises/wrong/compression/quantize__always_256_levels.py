# Wrong: the levels are always 256, however many bits there are.
import numpy as np


def quantize(x, bits=8):
    low, high = min(x.min(), 0), max(x.max(), 0)
    scale = float(high - low) / 255 or 1.0
    zero = round(float(-low) / scale)
    q = np.clip(np.rint(x.astype(float) / scale) + zero, 0, 255)
    return q.astype(np.min_scalar_type(2**bits - 1)), scale, zero


def dequantize(q, scale, zero_point):
    return (q.astype(float) - zero_point) * scale
