# Wrong: nesterov_step returns the velocity first.
def momentum_step(theta, velocity, grad, lr, gamma=0.9):
    v = gamma * velocity + lr * grad
    return theta - v, v


def nesterov_step(theta, velocity, grad_fn, lr, gamma=0.9):
    v = gamma * velocity + lr * grad_fn(theta - gamma * velocity)
    return v, theta - v
