# Wrong: the weights' gradients are means over the sequences.
import numpy as np


def rnn_forward(x, h0, wx, wh, b):
    w = np.hstack([wx, wh, b[:, None]])
    ones = np.ones((len(h0), 1), h0.dtype)
    states = [h0]
    for x_t in x:
        states.append(np.tanh(np.hstack([x_t, states[-1], ones]) @ w.T))
    return np.array(states[1:])


def rnn_backward(grad, x, h0, wx, wh, b):
    d = wx.shape[1]
    w = np.hstack([wx, wh, b[:, None]])
    ones = np.ones((len(h0), 1), h0.dtype)
    inputs, h = [], h0
    for x_t in x:
        inputs.append(np.hstack([x_t, h, ones]))
        h = np.tanh(inputs[-1] @ w.T)
    dw, dx, dh = np.zeros_like(w), [], np.zeros_like(h0)
    for g, joined in zip(grad[::-1], inputs[::-1], strict=True):
        dz = (g + dh) / np.cosh(np.clip(joined @ w.T, -40, 40)) ** 2
        dw = dw + dz.T @ joined / len(h0)
        back = dz @ w
        dx.insert(0, back[:, :d])
        dh = back[:, d:-1]
    return np.array(dx), dh, dw[:, :d], dw[:, d:-1], dw[:, -1]
