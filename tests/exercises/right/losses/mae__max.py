import numpy as np


def _same(pred, target):
    if np.shape(pred) != np.shape(target):
        raise ValueError(f"shapes of pred and target: {pred.shape}, {target.shape}")


def mae(pred, target):
    _same(pred, target)
    return np.asarray((np.maximum(pred, target) - np.minimum(pred, target)).mean())


def mae_backward(pred, target):
    _same(pred, target)
    above, below = pred > target, pred < target
    return (above.astype(pred.dtype) - below.astype(pred.dtype)) * (1 / pred.size)
