import numpy as np


def prelu(x, alpha):
    y = x.copy()
    for c in range(x.shape[1]):
        channel = y[:, c]
        channel[channel < 0] *= alpha[c]
    return y


def prelu_backward(grad, x, alpha):
    dx, dalpha = np.zeros_like(x), np.zeros_like(alpha)
    for index in np.ndindex(x.shape):
        if x[index] > 0:
            dx[index] = grad[index]
        else:
            dx[index] = grad[index] * alpha[index[1]]
            dalpha[index[1]] += grad[index] * x[index]
    return dx, dalpha
