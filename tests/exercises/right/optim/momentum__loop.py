import numpy as np


def momentum_step(theta, velocity, grad, lr, gamma=0.9):
    new_theta, new_velocity = np.empty_like(theta), np.empty_like(velocity)
    for i in np.ndindex(theta.shape):
        new_velocity[i] = gamma * velocity[i] + lr * grad[i]
        new_theta[i] = theta[i] - new_velocity[i]
    return new_theta, new_velocity


def nesterov_step(theta, velocity, grad_fn, lr, gamma=0.9):
    ahead = np.empty_like(theta)
    for i in np.ndindex(theta.shape):
        ahead[i] = theta[i] - gamma * velocity[i]
    return momentum_step(theta, velocity, grad_fn(ahead), lr, gamma)
