def step_decay(step, base_lr, gamma, every):
    lr = float(base_lr)
    for k in range(1, step + 1):
        if k % every == 0:
            lr *= gamma
    return lr
