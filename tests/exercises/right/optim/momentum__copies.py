def momentum_step(theta, velocity, grad, lr, gamma=0.9):
    v = velocity.copy()
    v *= gamma
    v += lr * grad
    moved = theta.copy()
    moved -= v
    return [moved, v]


def nesterov_step(theta, velocity, grad_fn, lr, gamma=0.9):
    ahead = theta.copy()
    ahead -= gamma * velocity
    g = grad_fn(ahead)
    return theta - gamma * velocity - lr * g, gamma * velocity + lr * g
