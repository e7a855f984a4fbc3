import math


def mode_coverage(samples, centres, radius):
    covered = set()
    good = 0
    for sample in samples.tolist():
        near = {k for k, centre in enumerate(centres.tolist()) if math.dist(sample, centre) <= radius}
        covered |= near
        good += bool(near)
    return len(covered), good / len(samples)
