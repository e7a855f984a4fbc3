import math

import numpy as np


def _positive(stride):
    if stride < 1:
        raise ValueError(f"stride={stride}")


def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    _positive(stride)
    size = math.floor((n + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1)
    if size < 1:
        raise ValueError(f"a kernel of {kernel} with dilation {dilation} does not fit into {n}")
    return np.int64(size)


def same_padding(kernel):
    if not kernel & 1:
        raise ValueError("kernel must be odd")
    return np.array((kernel - 1) // 2, dtype=np.int32)


def conv_transpose_output_size(n, kernel, stride=1, padding=0, output_padding=0):
    _positive(stride)
    return int(np.arange(n)[-1] * stride + kernel) - 2 * padding + output_padding
