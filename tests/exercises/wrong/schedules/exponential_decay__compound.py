# Wrong: it divides by 1 + rate in each step, which is near exp(rate) for small rates only.
def exponential_decay(step, base_lr, rate):
    return base_lr / (1 + rate) ** step
