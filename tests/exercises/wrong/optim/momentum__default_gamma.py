# Wrong: gamma is 0.99 when it is left out.
def momentum_step(theta, velocity, grad, lr, gamma=0.99):
    v = gamma * velocity + lr * grad
    return theta - v, v


def nesterov_step(theta, velocity, grad_fn, lr, gamma=0.99):
    v = gamma * velocity + lr * grad_fn(theta - gamma * velocity)
    return theta - v, v
