import numpy as np


def huber(pred, target, delta=1.0):
    if not delta > 0:
        raise ValueError("delta is too small")
    total = 0.0
    for p, t in zip(pred.ravel().tolist(), target.ravel().tolist(), strict=True):
        e = abs(p - t)
        total += 0.5 * e * e if e < delta else delta * (e - 0.5 * delta)
    return total / pred.size


def huber_backward(pred, target, delta=1.0):
    huber(pred, target, delta)
    out = np.empty_like(pred)
    for i in np.ndindex(*pred.shape):
        e = pred[i] - target[i]
        out[i] = max(-delta, min(delta, e)) / pred.size
    return out
