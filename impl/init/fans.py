"""Fans: how many numbers a unit reads, and how many read it."""

import math


def fans(shape):
    """Count the inputs and outputs of one unit, from the shape of a layer's weights.

    Every rule for first weights starts from these two numbers. In a convolution an output sums over the input
    channels and all positions of the kernel; an input goes into the output channels at all its positions.

        linear  (out, in)             fan_in = in                fan_out = out
        conv    (O, I, k1, k2, ...)   fan_in = I k1 k2 ...       fan_out = O k1 k2 ...

    shape     a tuple of positive integers: two axes, then any number of kernel axes
    returns the tuple (fan_in, fan_out), integers

    Raises ValueError, which names `shape`, where it has fewer than 2 axes.

    Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward networks", 2010;
    for convolutions K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers", section 2.2, 2015.
    """
    ### BEGIN SOLUTION
    if len(shape) < 2:
        raise ValueError(f"shape must have at least 2 axes, not {len(shape)}")
    outputs, inputs, *kernel = shape
    positions = math.prod(kernel)  # 1 for a linear layer
    return inputs * positions, outputs * positions
    ### END SOLUTION
