# Wrong: nesterov_step returns theta itself, changed in place.
def momentum_step(theta, velocity, grad, lr, gamma=0.9):
    v = gamma * velocity + lr * grad
    return theta - v, v


def nesterov_step(theta, velocity, grad_fn, lr, gamma=0.9):
    v = gamma * velocity + lr * grad_fn(theta - gamma * velocity)
    theta -= v
    return theta, v
