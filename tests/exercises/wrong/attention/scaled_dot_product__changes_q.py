# Wrong: q is scaled in place.
import numpy as np


def weights_of(q, k, mask):
    q /= q.shape[-1] ** 0.5
    s = q @ np.swapaxes(k, -1, -2)
    s = s if mask is None else np.where(mask, s, -np.inf)
    top = s.max(axis=-1, keepdims=True)
    e = np.exp(s - np.where(np.isinf(top), 0, top))
    return e / np.maximum(e.sum(axis=-1, keepdims=True), np.finfo(e.dtype).tiny)


def attention(q, k, v, mask=None):
    return weights_of(q, k, mask) @ v


def attention_backward(grad, q, k, v, mask=None):
    a = weights_of(q, k, mask)
    da = grad @ np.swapaxes(v, -1, -2)
    ds = a * (da - (a * da).sum(axis=-1, keepdims=True)) / q.shape[-1] ** 0.5
    return ds @ k, np.swapaxes(ds, -1, -2) @ q, np.swapaxes(a, -1, -2) @ grad
