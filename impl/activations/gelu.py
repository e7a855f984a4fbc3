"""GELU: let an input through by how likely a standard normal value lies below it."""

import math

import numpy as np


def gelu(x, approximate="none"):
    """Multiply every entry by the standard normal distribution function of that entry.

    The activation of BERT, GPT-2 and ViT: close to ReLU, but smooth, with a shallow dip below 0.

        'none'   y = x Phi(x),    Phi(x) = (1 + erf(x / sqrt(2))) / 2
        'tanh'   y = x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2        close to it, without erf

    x            array of any shape, float32 or float64
    approximate  'none' or 'tanh'
    returns an array of x's shape and dtype

    NumPy has no erf: Python's math.erf takes one number at a time.
    Raises ValueError, which names `approximate`, where that is anything else.

    Source: D. Hendrycks and K. Gimpel, "Gaussian error linear units (GELUs)", 2016.
    """
    ### BEGIN SOLUTION
    if approximate not in ("none", "tanh"):
        raise ValueError(f"approximate must be 'none' or 'tanh', not {approximate!r}")
    if approximate == "none":
        erf = np.vectorize(math.erf, otypes=[x.dtype])
        return x * (1 + erf(x / math.sqrt(2))) / 2
    inner = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
    return x * (1 + np.tanh(inner)) / 2
    ### END SOLUTION


def gelu_backward(grad, x, approximate="none"):
    """The gradient of a loss L with respect to x, given grad = dL/dy for y = gelu(x, approximate).

        'none'   dy/dx = Phi(x) + x phi(x),    phi(x) = exp(-x^2 / 2) / sqrt(2 pi)
        'tanh'   dy/dx = (1 + t) / 2 + x (1 - t^2) u' / 2
                 with t = tanh(u),  u = sqrt(2/pi) (x + 0.044715 x^3)  and u' = du/dx

    grad            dL/dy, of x's shape and dtype
    x, approximate  what the forward was given
    returns dL/dx, of x's shape and dtype

    Raises ValueError, which names `approximate`, where that is neither 'none' nor 'tanh'.

    Source: as above.
    """
    ### BEGIN SOLUTION
    if approximate not in ("none", "tanh"):
        raise ValueError(f"approximate must be 'none' or 'tanh', not {approximate!r}")
    if approximate == "none":
        erf = np.vectorize(math.erf, otypes=[x.dtype])
        below = (1 + erf(x / math.sqrt(2))) / 2
        density = np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)
        return grad * (below + x * density)
    t = np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))
    inner_slope = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * x**2)
    return grad * ((1 + t) / 2 + x * (1 - t**2) * inner_slope / 2)
    ### END SOLUTION
