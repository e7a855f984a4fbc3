def fans(shape):
    if len(shape) <= 1:
        raise ValueError("fans need a shape of two axes or more, got " + str(tuple(shape)))
    fan_out, fan_in = shape[0], shape[1]
    for size in shape[2:]:
        fan_in *= size
        fan_out *= size
    return fan_in, fan_out
