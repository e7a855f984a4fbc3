# Wrong: theta is moved while grad_fn runs, and put back afterwards from a copy.
def momentum_step(theta, velocity, grad, lr, gamma=0.9):
    v = gamma * velocity + lr * grad
    return theta - v, v


def nesterov_step(theta, velocity, grad_fn, lr, gamma=0.9):
    before = theta.copy()
    theta -= gamma * velocity
    g = grad_fn(theta.copy())
    theta[...] = before
    v = gamma * velocity + lr * g
    return before - v, v
