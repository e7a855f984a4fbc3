"""The plain recurrent network of Elman, forward and back through time."""

import numpy as np


def rnn_forward(x, h0, wx, wh, b):
    """Read a sequence step by step, with a hidden state that carries what has been read so far.

        h_t = tanh(wx x_t + wh h_(t-1) + b)         for t = 1 ... T, from h_0; the same weights at every step

    x        inputs (T, N, D): T steps, N sequences side by side; float32 or float64
    h0       the state before the first step (N, H)
    wx, wh   weights (H, D) and (H, H)
    b        bias (H,)
    returns the states h_1 ... h_T, (T, N, H), of x's dtype; h0 is not among them

    Source: J. Elman, "Finding structure in time", 1990.
    """
    ### BEGIN SOLUTION
    h, states = h0, []
    for x_t in x:
        h = np.tanh(x_t @ wx.T + h @ wh.T + b)
        states.append(h)
    return np.stack(states)
    ### END SOLUTION


def rnn_backward(grad, x, h0, wx, wh, b):
    """The gradients of a loss L by backpropagation through time, over all T steps.

    Each state acts on L in two ways: by its own output, and by all the states after it. With
    delta_t = dL/dz_t, where h_t = tanh(z_t), and delta_(T+1) = 0, from the last step to the first:

        delta_t = (grad_t + wh^T delta_(t+1)) * (1 - h_t^2)
        dL/dx_t = wx^T delta_t                   dL/dh_0 = wh^T delta_1
        dL/dwx  = sum_t delta_t x_t^T            dL/dwh  = sum_t delta_t h_(t-1)^T       dL/db = sum_t delta_t

    The weights are shared by all steps (and all N sequences), so their gradients are sums over them.

    grad                the gradient of L by the outputs of rnn_forward alone, (T, N, H)
    x, h0, wx, wh, b    as in rnn_forward
    returns the tuple (dx, dh0, dwx, dwh, db), each of its argument's shape and dtype

    Source: P. Werbos, "Backpropagation through time: what it does and how to do it", 1990.
    """
    ### BEGIN SOLUTION
    states = rnn_forward(x, h0, wx, wh, b)
    before = np.concatenate([h0[None], states[:-1]])  # h_(t-1) for each t
    delta = np.empty_like(states)
    from_later = np.zeros_like(h0)
    for t in reversed(range(len(x))):
        delta[t] = (grad[t] + from_later) * (1 - states[t] ** 2)
        from_later = delta[t] @ wh

    dwx = np.einsum("tnh,tnd->hd", delta, x)
    dwh = np.einsum("tnh,tnk->hk", delta, before)
    db = delta.sum(axis=(0, 1))
    return delta @ wx, from_later, dwx, dwh, db
    ### END SOLUTION
