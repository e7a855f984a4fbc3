"""Max unpooling: put each maximum back where it was found."""

import numpy as np


def max_pool2d_with_indices(x, kernel):
    """Max pooling that also remembers where in the image each maximum stood.

        y[n, c, i, j]       = the maximum over 0 <= u, v < kernel of x[n, c, kernel i + u, kernel j + v]
        indices[n, c, i, j] = (kernel i + u) W + (kernel j + v)        for the u, v of that maximum

    The index is flat in the (H, W) plane of its own channel. Of equally large entries the first in row-major
    order counts. Windows lie side by side; rows and columns that fill no window are not used.

    x        images (N, C, H, W), float32 or float64
    kernel   size of the square window and of the step between windows, an integer from 1 to min(H, W)
    returns the tuple (y, indices), y of x's dtype and indices integers, both of shape
    (N, C, floor(H / kernel), floor(W / kernel))

    Source: M. Zeiler and R. Fergus, "Visualizing and understanding convolutional networks", 2013 (switches);
    torch.nn.MaxPool2d with return_indices=True.
    """
    ### BEGIN SOLUTION
    rows, columns = x.shape[2] // kernel, x.shape[3] // kernel
    used = x[:, :, : rows * kernel, : columns * kernel]
    windows = used.reshape(*x.shape[:2], rows, kernel, columns, kernel).swapaxes(3, 4)
    flat = windows.reshape(*x.shape[:2], rows, columns, kernel * kernel)
    first = flat.argmax(axis=-1)  # the first of equals
    row = np.arange(rows)[:, None] * kernel + first // kernel
    column = np.arange(columns) * kernel + first % kernel
    return flat.max(axis=-1), row * x.shape[3] + column
    ### END SOLUTION


def max_unpool2d(x, indices, output_size):
    """Put every value back at its remembered place in a larger image; all other entries are 0.

        y[n, c].flat[indices[n, c, i, j]] = x[n, c, i, j]

    Decoders use it to bring back positions that pooling gave up. It has no parameters.

    x             pooled images (N, C, h, w), float32 or float64
    indices       integers of x's shape, flat in each (H, W) plane, no two alike in one plane
    output_size   (H, W), a tuple: where pooling dropped rows, (h, w) alone would not tell
    returns y (N, C, H, W), of x's dtype

    Source: as above; torch.nn.MaxUnpool2d.
    """
    ### BEGIN SOLUTION
    n, c = x.shape[:2]
    height, width = output_size
    planes = np.zeros((n, c, height * width), dtype=x.dtype)
    np.put_along_axis(planes, indices.reshape(n, c, -1), x.reshape(n, c, -1), axis=2)
    return planes.reshape(n, c, height, width)
    ### END SOLUTION
