import numpy as np


def log_softmax(x, axis=-1):
    z = np.apply_along_axis(lambda row: row - row.max(), axis, x)
    total = np.einsum("...i->...", np.moveaxis(np.exp(z), axis, -1))
    return z - np.expand_dims(np.log(total), axis)


def log_softmax_backward(grad, x, axis=-1):
    p = np.moveaxis(np.exp(log_softmax(x, axis=axis)), axis, -1)
    g = np.moveaxis(grad, axis, -1)
    jacobian = np.eye(p.shape[-1], dtype=x.dtype) - p[..., None, :]
    return np.moveaxis(np.einsum("...i,...ij->...j", g, jacobian), -1, axis)
