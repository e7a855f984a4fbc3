# Wrong: a golden-section search, which is right for one hill only.
def maximize(f, low, high, evaluations, rng):
    golden = (5**0.5 - 1) / 2
    seen = []
    a, b = low, high
    while len(seen) < evaluations:
        left, right = b - golden * (b - a), a + golden * (b - a)
        values = []
        for x in (left, right):
            if len(seen) < evaluations:
                seen.append((f(x), x))
                values.append(seen[-1][0])
        if values[0] < values[-1]:
            a = left
        else:
            b = right
    value, x = max(seen)
    return x, value
