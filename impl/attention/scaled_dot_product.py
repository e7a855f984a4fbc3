"""Scaled dot-product attention: each query takes a weighted mean of the values whose keys are like it."""

import numpy as np


def attention(q, k, v, mask=None):
    """Let each of T queries look at S pairs of key and value.

    The dot product of two vectors of d independent entries of variance 1 has the variance d. The root of d
    brings it back to 1, so that the softmax does not start out saturated.

        s_ij = (q_i . k_j) / sqrt(d)                        -inf where the mask forbids it
        a_i  = softmax(s_i)                                 over the keys j
        o_i  = sum_j a_ij v_j

    q      queries (..., T, d), any number of leading axes; float32 or float64
    k, v   keys and values (..., S, d), with the leading axes and dtype of q
    mask   boolean (T, S), True where query i may attend to key j; None allows everything
    returns o, of q's shape and dtype; where a query may attend to nothing it is 0, not nan

    Source: A. Vaswani et al., "Attention is all you need", section 3.2.1, 2017.
    """
    ### BEGIN SOLUTION
    scores = q @ k.swapaxes(-1, -2) / q.shape[-1] ** 0.5
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    largest = scores.max(axis=-1, keepdims=True)
    largest = np.where(largest == -np.inf, 0, largest)  # nothing allowed: -inf - -inf would be nan
    e = np.exp(scores - largest)
    total = e.sum(axis=-1, keepdims=True)
    return e / np.where(total == 0, 1, total) @ v
    ### END SOLUTION


def attention_backward(grad, q, k, v, mask=None):
    """The gradients of a loss L with respect to q, k and v, given grad = dL/do of the forward's o.

        dL/dv   = a^T grad
        dL/da   = grad v^T
        dL/ds_i = a_i * (dL/da_i - sum_j a_ij dL/da_ij)         the softmax's rule, for each query
        dL/dq   = dL/ds k / sqrt(d)
        dL/dk   = dL/ds^T q / sqrt(d)

    What the mask forbids has the weight 0, and so no gradient comes from it.

    grad            dL/do, of q's shape
    q, k, v, mask   as in attention
    returns the tuple (dq, dk, dv), each of its argument's shape and dtype

    Source: as above, with the chain rule.
    """
    ### BEGIN SOLUTION
    scale = q.shape[-1] ** -0.5
    s = scale * (q @ k.swapaxes(-1, -2))
    allowed = np.ones(s.shape[-2:], bool) if mask is None else mask
    top = s.max(axis=-1, keepdims=True, where=allowed, initial=-np.inf)
    a = np.exp(s - top, where=allowed, out=np.zeros_like(s))
    norm = a.sum(axis=-1, keepdims=True)
    a = a / np.where(norm == 0, 1, norm)

    dv = a.swapaxes(-1, -2) @ grad
    da = grad @ v.swapaxes(-1, -2)
    ds = a * (da - np.sum(a * da, axis=-1, keepdims=True))
    dq = scale * (ds @ k)
    dk = scale * (ds.swapaxes(-1, -2) @ q)
    return dq, dk, dv
    ### END SOLUTION
