class Adagrad:
    def __init__(self, params, lr=0.01, eps=1e-10):
        self.params, self.lr, self.eps = params, lr, eps
        self.squares = [[0.0] * p.size for p in params]

    def step(self, grads):
        for p, squares, grad in zip(self.params, self.squares, grads):
            for k, g in enumerate(map(float, grad.flat)):
                squares[k] += g * g
                p.flat[k] -= self.lr * g / (squares[k] ** 0.5 + self.eps)
