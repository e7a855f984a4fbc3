"""Affine quantization: floats as small integers, with a scale and a zero point."""

import numpy as np


def quantize(x, bits=8):
    """Round every entry to one of 2^bits levels that are spread evenly over the range of x.

    8 bits in place of 32 make a network four times smaller. Zero must be one of the levels, for padding, ReLU
    and pruning make exact zeros: so the range is widened to hold 0, and the zero point is whole.

        low, high = min(x, 0), max(x, 0)                    over all entries
        scale     = (high - low) / (2^bits - 1)             any positive number for x = 0
        zero      = round(-low / scale)
        q_i       = clip(round(x_i / scale) + zero, 0, 2^bits - 1)

    x      array of any shape, float32 or float64, also a constant one
    bits   1 to 32
    returns the tuple (q, scale, zero): q of x's shape and the smallest of uint8, uint16 and uint32 that holds
    2^bits - 1; scale a float or NumPy scalar; zero a whole number in [0, 2^bits - 1]

    dequantize(q, scale, zero) is within scale / 2 of x, but for float rounding.

    Source: B. Jacob et al., "Quantization and training of neural networks for efficient
    integer-arithmetic-only inference", 2018.
    """
    ### BEGIN SOLUTION
    levels = 2**bits - 1
    low, high = min(float(x.min()), 0.0), max(float(x.max()), 0.0)
    scale = (high - low) / levels or 1.0
    zero_point = round(-low / scale)
    q = np.rint(x.astype(np.float64) / scale) + zero_point
    q = np.clip(q, 0, levels)  # where x / scale and -low / scale both rounded up
    return q.astype(np.min_scalar_type(levels)), scale, zero_point
    ### END SOLUTION


def dequantize(q, scale, zero_point):
    """The floats that quantized integers stand for: x_i = scale (q_i - zero_point).

    q            unsigned integers of any shape
    scale        a positive number
    zero_point   a whole number: which q stands for 0
    returns floats of q's shape, exactly 0 where q is zero_point

    Unsigned integers have no negative numbers: 3 - 5 is 254 in uint8, so become float before subtracting.

    Source: as above.
    """
    ### BEGIN SOLUTION
    return scale * (q.astype(np.float64) - zero_point)
    ### END SOLUTION
