import numpy as np


def instance_norm(x, gamma, beta, eps=1e-5):
    out = []
    for image in x:
        planes = []
        for plane, scale, shift in zip(image, gamma, beta):
            middle = plane - np.mean(plane)
            planes.append(scale * middle / np.sqrt(np.var(plane.astype(np.float64)) + eps) + shift)
        out.append(planes)
    return np.array(out, dtype=x.dtype)
