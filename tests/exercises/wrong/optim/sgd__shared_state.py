# Wrong: the buffers belong to the class, so a second optimizer goes on with the first one's.
class SGD:
    buffers = {}  # noqa: RUF012

    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0, nesterov=False):
        if nesterov and not momentum:
            raise ValueError("Nesterov momentum requires a momentum")
        self.params, self.lr = params, lr
        self.momentum, self.weight_decay, self.nesterov = momentum, weight_decay, nesterov

    def step(self, grads):
        for i, (param, grad) in enumerate(zip(self.params, grads, strict=True)):
            d = grad
            if self.weight_decay:
                d = d + self.weight_decay * param
            if self.momentum:
                if self.buffers.get((i, param.shape)) is None:
                    self.buffers[i, param.shape] = d.copy()
                else:
                    self.buffers[i, param.shape] = self.momentum * self.buffers[i, param.shape] + d
                d = (
                    d + self.momentum * self.buffers[i, param.shape]
                    if self.nesterov
                    else self.buffers[i, param.shape]
                )
            param -= self.lr * d
