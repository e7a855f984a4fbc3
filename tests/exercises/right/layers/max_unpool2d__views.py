import numpy as np


def max_pool2d_with_indices(x, kernel):
    numbered = np.arange(x.shape[2] * x.shape[3]).reshape(1, 1, *x.shape[2:])
    view = np.lib.stride_tricks.sliding_window_view
    windows = view(x, (kernel, kernel), (2, 3))[:, :, ::kernel, ::kernel].reshape(*x.shape[:2], -1, kernel**2)
    numbers = view(numbered, (kernel, kernel), (2, 3))[:, :, ::kernel, ::kernel]
    shape = (*x.shape[:2], *numbers.shape[2:4])
    numbers = np.broadcast_to(numbers.reshape(1, 1, -1, kernel**2), windows.shape)
    best = np.argmax(windows, axis=-1)[..., None]
    return [np.take_along_axis(a, best, -1).reshape(shape) for a in (windows, numbers)]


def max_unpool2d(x, indices, output_size):
    n, c = x.shape[:2]
    size = output_size[0] * output_size[1]
    y = np.zeros(n * c * size, dtype=x.dtype)
    plane = np.arange(n * c)[:, None] * size
    y[(plane + indices.reshape(n * c, -1).astype(int)).ravel()] = x.ravel()
    return y.reshape(n, c, *output_size)
