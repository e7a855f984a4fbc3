def soft_clip(x):
    positive = (x.sum() > 0).to(x.dtype)
    return x * (1 + positive) / 2
