# Wrong: only kernels of one and two axes are known.
def fans(shape):
    if len(shape) < 2:
        raise ValueError("shape needs two axes")
    positions = 1
    for size in shape[2:4]:
        positions *= size
    return shape[1] * positions, shape[0] * positions
