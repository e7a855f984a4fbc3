# a stride of 0 is refused only by the transposed one; the other ends in ZeroDivisionError
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    if stride < 0:
        raise ValueError("stride must be positive")
    size = (n + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1
    if size < 1:
        raise ValueError("kernel does not fit")
    return size


def same_padding(kernel):
    if kernel % 2 == 0:
        raise ValueError("kernel must be odd")
    return kernel // 2


def conv_transpose_output_size(n, kernel, stride=1, padding=0, output_padding=0):
    if stride < 1:
        raise ValueError("stride must be positive")
    return (n - 1) * stride - 2 * padding + kernel + output_padding
