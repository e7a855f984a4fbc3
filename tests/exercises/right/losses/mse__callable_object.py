import numpy as np


class _Mse:
    def __init__(self, pred, target):
        try:
            assert pred.shape == target.shape
        except AssertionError as e:
            raise ValueError("pred and target differ in shape") from e
        self.d = pred.astype(np.longdouble) - target
        self.dtype = pred.dtype

    @property
    def value(self):
        return self.dtype.type(np.mean(self.d**2))

    @property
    def grad(self):
        return np.asarray(2 * self.d / self.d.size, dtype=self.dtype)


mse = lambda pred, target: _Mse(pred, target).value
mse_backward = lambda pred, target: _Mse(pred, target).grad
