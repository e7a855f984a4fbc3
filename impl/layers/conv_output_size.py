"""How large a convolution's output is: arithmetic that every network needs before its first run."""


def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    """How many positions a kernel has along one axis of an image. Pooling windows follow the same formula.

    A dilated kernel has gaps of dilation - 1 between its entries and spans dilation (kernel - 1) + 1 pixels:

        out = floor((n + 2 padding - dilation (kernel - 1) - 1) / stride) + 1

    The floor drops what is left over at the far border.

    n          pixels along the axis
    kernel     entries of the kernel along the axis
    stride     step between two positions
    padding    pixels that are added at each of the two ends
    dilation   distance between neighbouring entries of the kernel
    returns an integer; all arguments are integers too

    Raises ValueError, with the name kernel or n, where the kernel spans more than the padded image; with the
    name stride, for a stride < 1. Nothing else is validated.

    Source: V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning", 2016;
    torch.nn.Conv2d.
    """
    ### BEGIN SOLUTION
    if stride < 1:
        raise ValueError(f"stride must be at least 1, got {stride}")
    span = dilation * (kernel - 1) + 1
    room = n + 2 * padding - span
    if room < 0:
        raise ValueError(f"kernel spans {span} pixels, more than the {n + 2 * padding} of the padded image")
    return room // stride + 1
    ### END SOLUTION


def same_padding(kernel):
    """The padding with which a convolution of stride 1 gives an output as large as its input.

        padding = (kernel - 1) / 2

    kernel   entries of the kernel along the axis, an odd integer
    returns an integer

    Raises ValueError, with the name kernel, for an even kernel: the two ends would need unequal padding.

    Source: as above.
    """
    ### BEGIN SOLUTION
    if kernel % 2 == 0:
        raise ValueError(f"kernel must be odd, got {kernel}")
    return (kernel - 1) // 2
    ### END SOLUTION


def conv_transpose_output_size(n, kernel, stride=1, padding=0, output_padding=0):
    """How large the output of a transposed convolution is, which upsamples: the formula above, solved for n.

    Neighbouring inputs stamp their kernels `stride` pixels apart, and padding cuts the output at both ends:

        out = (n - 1) stride - 2 padding + kernel + output_padding

    A strided convolution makes several sizes n into the same one; output_padding says which of them is meant.

    n                pixels along the axis of the (small) input
    kernel           entries of the kernel along the axis
    stride           distance between the kernels of two neighbouring inputs
    padding          pixels that are cut off at each of the two ends
    output_padding   pixels that are added at the far end
    returns an integer; all arguments are integers too

    Raises ValueError, with the name stride, for a stride < 1. Nothing else is validated.

    Source: as above; torch.nn.ConvTranspose2d.
    """
    ### BEGIN SOLUTION
    if stride < 1:
        raise ValueError(f"stride must not be below 1, got {stride}")
    return (n - 1) * stride - 2 * padding + kernel + output_padding
    ### END SOLUTION
