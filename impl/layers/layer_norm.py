"""Layer normalisation: every vector gets mean 0 and variance 1, then a learned scale and shift."""

import numpy as np


def layer_norm(x, gamma, beta, eps=1e-5):
    """Normalise each vector along the last axis by its own mean and variance.

    In every block of a transformer. Each vector is treated by itself, so the batch does not matter, and
    training and evaluation are the same.

        m     = 1/D sum_i x_i
        v     = 1/D sum_i (x_i - m)^2                       divided by D, not D - 1
        y_i   = gamma_i (x_i - m) / sqrt(v + eps) + beta_i

    x             inputs (..., D), any number of leading axes; float32 or float64
    gamma, beta   scale and shift (D,)
    eps           keeps the division safe where a vector is constant
    returns y, of x's shape and dtype

    Accurate for inputs with a large mean too: (1/D sum x_i^2) - m^2 would lose every digit there.

    Source: J. Ba, J. Kiros and G. Hinton, "Layer normalization", 2016.
    """
    ### BEGIN SOLUTION
    centred = x - x.mean(axis=-1, keepdims=True)
    centred = centred - centred.mean(axis=-1, keepdims=True)  # what rounding left of a large mean
    var = np.mean(centred**2, axis=-1, keepdims=True)
    return gamma * (centred / np.sqrt(var + eps)) + beta
    ### END SOLUTION


def layer_norm_backward(grad, x, gamma, beta, eps=1e-5):
    """The gradients of a loss L with respect to x, gamma and beta, given grad = dL/dy of the forward's y.

    Mean and variance depend on x as well. With h = (x - m) / sqrt(v + eps) and g = grad * gamma:

        dL/dx_i     = (g_i - mean(g) - h_i mean(g h)) / sqrt(v + eps)        means over the last axis
        dL/dgamma_i = sum grad_i h_i                                         summed over all leading axes
        dL/dbeta_i  = sum grad_i                                             likewise

    grad                  dL/dy, of x's shape
    x, gamma, beta, eps   as in layer_norm
    returns the tuple (dx, dgamma, dbeta), each of its argument's shape and dtype

    Source: as above; S. Ioffe and C. Szegedy, "Batch normalization", section 3, 2015, for the chain rule.
    """
    ### BEGIN SOLUTION
    deviation = x - x.mean(axis=-1, keepdims=True)
    deviation = deviation - deviation.mean(axis=-1, keepdims=True)
    std = np.sqrt(np.mean(deviation**2, axis=-1, keepdims=True) + eps)
    h = deviation / std
    g = grad * gamma  # dL/dh
    dx = (g - g.mean(axis=-1, keepdims=True) - h * np.mean(g * h, axis=-1, keepdims=True)) / std
    leading = tuple(range(x.ndim - 1))
    dgamma = np.sum(grad * h, axis=leading)
    dbeta = np.sum(grad, axis=leading)
    return dx, dgamma, dbeta
    ### END SOLUTION
