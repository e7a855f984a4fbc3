# Wrong: the first velocity is the gradient array itself, and later steps write into it.
class SGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0, nesterov=False):
        if nesterov and not momentum:
            raise ValueError("Nesterov momentum requires a momentum")
        self.params, self.lr = params, lr
        self.momentum, self.weight_decay, self.nesterov = momentum, weight_decay, nesterov
        self.buffers = [None] * len(params)

    def step(self, grads):
        for i, (param, grad) in enumerate(zip(self.params, grads, strict=True)):
            d = grad
            if self.weight_decay:
                d = d + self.weight_decay * param
            if self.momentum:
                if self.buffers[i] is None:
                    self.buffers[i] = d
                else:
                    self.buffers[i] *= self.momentum
                    self.buffers[i] += d
                d = d + self.momentum * self.buffers[i] if self.nesterov else self.buffers[i]
            param -= self.lr * d
