import numpy as np


def weights_of(q, k, mask):
    d = q.shape[-1]
    a = np.zeros(q.shape[:-1] + (k.shape[-2],), dtype=q.dtype)
    for index in np.ndindex(q.shape[:-1]):
        row = [float(np.dot(q[index], key)) / d**0.5 for key in k[index[:-1]]]
        seen = [j for j in range(len(row)) if mask is None or mask[index[-1]][j]]
        if seen:
            top = max(row[j] for j in seen)
            total = sum(np.exp(row[j] - top) for j in seen)
            for j in seen:
                a[index + (j,)] = np.exp(row[j] - top) / total
    return a


def attention(q, k, v, mask=None):
    return np.matmul(weights_of(q, k, mask), v)


def attention_backward(grad, q, k, v, mask=None):
    a = weights_of(q, k, mask)
    dq, dk, dv = np.zeros_like(q), np.zeros_like(k), np.zeros_like(v)
    for index in np.ndindex(q.shape[:-1]):
        lead = index[:-1]
        da = v[lead] @ grad[index]
        jacobian = np.diag(a[index]) - np.outer(a[index], a[index])
        ds = jacobian @ da / q.shape[-1] ** 0.5
        dq[index] += ds @ k[lead]
        dk[lead] += np.outer(ds, q[index])
        dv[lead] += np.outer(a[index], grad[index])
    return dq, dk, dv
