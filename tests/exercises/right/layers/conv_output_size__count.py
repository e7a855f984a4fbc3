def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    """Counts the places, one by one."""
    if stride <= 0:
        raise ValueError("the stride has to be positive: stride")
    end = n + 2 * padding
    places = [i for i in range(0, max(end, 0), stride) if i + dilation * (kernel - 1) < end]
    if not places:
        raise ValueError(f"n = {n} is too small")
    return len(places)


def same_padding(kernel):
    half, rest = divmod(kernel, 2)
    if not rest:
        raise ValueError(f"kernel {kernel} is even")
    return half


def conv_transpose_output_size(n, kernel, stride=1, padding=0, output_padding=0):
    if not stride >= 1:
        raise ValueError(f"bad stride: {stride}")
    last = stride * (n - 1) + kernel - 1
    return last + 1 - padding - padding + output_padding
