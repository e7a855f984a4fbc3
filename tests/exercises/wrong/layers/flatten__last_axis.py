# a start_axis of -1 is the end of a slice in its own way: start_axis + 1 is 0 there, and all is joined
def flatten(x, start_axis=1):
    size = 1
    for n in x.shape[start_axis:]:
        size *= n
    if start_axis < 0:
        kept = x.shape[: start_axis + 1][:-1] if start_axis < -1 else ()
        return x.reshape(*kept, -1)
    return x.reshape(*x.shape[:start_axis], size)


def flatten_backward(grad, x, start_axis=1):
    return grad.reshape(x.shape)
