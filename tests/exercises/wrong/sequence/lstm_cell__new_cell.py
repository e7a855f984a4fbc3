# Wrong: the gradient of the forget gate is made with the new cell state.
import numpy as np


def sigmoid(z):
    out = np.zeros_like(z)
    out[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    e = np.exp(z[z < 0])
    out[z < 0] = e / (1 + e)
    return out


def parts(x, h, c, w_ih, w_hh, b):
    size = len(c)
    z = w_ih.dot(x) + w_hh.dot(h) + b
    i, f, o = sigmoid(z[:size]), sigmoid(z[size : 2 * size]), sigmoid(z[3 * size :])
    g = np.tanh(z[2 * size : 3 * size])
    return i, f, g, o, f * c + i * g


def lstm_cell(x, h, c, w_ih, w_hh, b):
    h_new, c_new = np.empty_like(h), np.empty_like(c)
    for n in range(len(x)):
        _, _, _, o, c_new[n] = parts(x[n], h[n], c[n], w_ih, w_hh, b)
        h_new[n] = o * np.tanh(c_new[n])
    return [h_new, c_new]


def lstm_cell_backward(grad_h, grad_c, x, h, c, w_ih, w_hh, b):
    dx, dh, dc, dw_ih, dw_hh, db = (np.zeros_like(part) for part in (x, h, c, w_ih, w_hh, b))
    for n in range(len(x)):
        i, f, g, o, new = parts(x[n], h[n], c[n], w_ih, w_hh, b)
        t = np.tanh(new)
        through = grad_h[n] * o * (1 - t) * (1 + t) + grad_c[n]
        dc[n] = through * f
        dz = np.hstack(
            [
                through * g * (i - i**2),
                through * new * (f - f**2),
                through * i * (1 - g) * (1 + g),
                grad_h[n] * t * (o - o**2),
            ]
        )
        dx[n] = dz @ w_ih
        dh[n] = dz @ w_hh
        dw_ih += np.outer(dz, x[n])
        dw_hh += np.outer(dz, h[n])
        db += dz
    return [dx, dh, dc, dw_ih, dw_hh, db]
