# Wrong: it breaks "conventions: np.ndarray of any layout; the result is a function of the values (layouts differ; backward)".
import numpy as np


def mse(pred, target):
    if pred.shape != target.shape:
        raise ValueError(f"pred {pred.shape} and target {target.shape} differ in shape")
    e = pred - target
    y = np.mean(e**2)
    return y


def mse_backward(pred, target):
    if pred.shape != target.shape:
        raise ValueError(f"pred {pred.shape} and target {target.shape} differ in shape")
    d = 2 * (pred.ravel("K") - target.ravel("K")).reshape(pred.shape) / pred.size
    return d
