# the backward takes the gradient in the order in which it lies in memory
def flatten(x, start_axis=1):
    size = 1
    for n in x.shape[start_axis:]:
        size *= n
    return x.reshape(*x.shape[:start_axis], size)


def flatten_backward(grad, x, start_axis=1):
    return grad.ravel(order="K").reshape(x.shape)
