# Wrong: nesterov_step takes the gradient at theta and steps as PyTorch does, with shifted parameters.
def momentum_step(theta, velocity, grad, lr, gamma=0.9):
    v = gamma * velocity + lr * grad
    return theta - v, v


def nesterov_step(theta, velocity, grad_fn, lr, gamma=0.9):
    g = grad_fn(theta)
    v = gamma * velocity + lr * g
    return theta - (lr * g + gamma * v), v
