# Wrong: the rate stops falling at a thousandth.
def step_decay(step, base_lr, gamma, every):
    return base_lr * max(gamma ** (step // every), 1e-3)
