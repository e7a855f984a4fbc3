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
    """A loop over positions, all images and filters at once."""
    xp = _border(x, padding).astype(np.float64)
    dxp, dw, (kh, kw) = np.zeros_like(xp), np.zeros(w.shape), w.shape[2:]
    flat = w.reshape(len(w), -1)
    for i, j in np.ndindex(grad.shape[2:]):
        at = np.s_[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
        dw += (grad[:, :, i, j].T @ xp[at].reshape(len(x), -1)).reshape(w.shape)
        dxp[at] += (grad[:, :, i, j] @ flat).reshape(dxp[at].shape)
    dx = dxp[:, :, padding : padding + x.shape[2], padding : padding + x.shape[3]]
    return dx.astype(x.dtype), dw.astype(w.dtype), grad.sum((0, 2, 3))
