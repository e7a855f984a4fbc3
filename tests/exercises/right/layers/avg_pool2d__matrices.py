import numpy as np


def _means(size, kernel, step, dtype):
    """(positions, size): each row has 1 / kernel where its window lies."""
    start = np.arange(0, size - kernel + 1, step)[:, None]
    place = np.arange(size)
    return ((place >= start) & (place < start + kernel)).astype(dtype) / dtype.type(kernel)


def avg_pool2d(x, kernel, stride=None):
    rows, columns = (_means(size, kernel, stride or kernel, x.dtype) for size in x.shape[2:])
    return rows @ x @ columns.T


def avg_pool2d_backward(grad, x, kernel, stride=None):
    rows, columns = (_means(size, kernel, stride or kernel, x.dtype) for size in x.shape[2:])
    return np.einsum("ih,ncij,jw->nchw", rows, grad, columns)
