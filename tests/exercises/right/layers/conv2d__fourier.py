import numpy as np


def _border(x, p):
    return np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))


def conv2d(x, w, b, stride=1, padding=0):
    """A product of spectra, where the conjugate makes a correlation of the convolution."""
    xp = _border(x, padding)
    shape = xp.shape[2:]
    spectrum = np.einsum("ncij,ocij->noij", np.fft.rfft2(xp), np.conj(np.fft.rfft2(w, shape)), optimize=True)
    rows, columns = (size - k + 1 for size, k in zip(shape, w.shape[2:], strict=True))
    y = np.fft.irfft2(spectrum, shape)[:, :, :rows:stride, :columns:stride]
    return (y + b[:, np.newaxis, np.newaxis]).astype(x.dtype)


def conv2d_backward(grad, x, w, b, stride=1, padding=0):
    """A loop over the rows and columns of the kernel, in float64."""
    xp = _border(x, padding).astype(np.float64)
    dxp, dw = np.zeros_like(xp), np.zeros(w.shape)
    g = grad.swapaxes(0, 1).reshape(len(w), -1)
    n, c = x.shape[:2]
    for u, v in np.ndindex(w.shape[2:]):
        at = np.s_[:, :, u::stride, v::stride]
        inside = np.s_[:, :, : grad.shape[2], : grad.shape[3]]
        dw[:, :, u, v] = g @ xp[at][inside].swapaxes(0, 1).reshape(c, -1).T
        dxp[at][inside] += (w[:, :, u, v].T @ g).reshape(c, n, *grad.shape[2:]).swapaxes(0, 1)
    dx = dxp[:, :, padding : padding + x.shape[2], padding : padding + x.shape[3]]
    return dx.astype(x.dtype), dw.astype(w.dtype), grad.sum((0, 2, 3))
