# Wrong: at the first step dwh is made with the state of the last one.
import numpy as np


def rnn_forward(x, h0, wx, wh, b):
    t, n, d = x.shape
    out = np.empty((t, n, h0.shape[1]), dtype=x.dtype)
    for j in range(n):
        h = h0[j]
        for i in range(t):
            h = np.tanh(wx.dot(x[i, j]) + wh.dot(h) + b)
            out[i, j] = h
    return out


def rnn_backward(grad, x, h0, wx, wh, b):
    out = rnn_forward(x, h0, wx, wh, b)
    dx, dh0, dwx, dwh, db = (np.zeros_like(part) for part in (x, h0, wx, wh, b))
    for j in range(x.shape[1]):
        dh = np.zeros_like(b)
        for i in range(len(x) - 1, -1, -1):
            dz = (dh + grad[i, j]) * (1 - out[i, j]) * (1 + out[i, j])
            dx[i, j] = wx.T.dot(dz)
            dwx += np.outer(dz, x[i, j])
            dwh += np.outer(dz, out[i - 1, j])
            db += dz
            dh = wh.T.dot(dz)
        dh0[j] = dh
    return [dx, dh0, dwx, dwh, db]
