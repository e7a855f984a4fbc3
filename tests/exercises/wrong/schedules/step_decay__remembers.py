# Wrong: it remembers the rate, and is right only where the steps come in order.
state = {}


def step_decay(step, base_lr, gamma, every):
    if step == 0 or "lr" not in state:
        state["lr"] = base_lr
    elif step % every == 0:
        state["lr"] *= gamma
    return state["lr"]
