import heapq
import itertools

import numpy as np

serial = itertools.count()


class Value:
    __slots__ = ("data", "grad", "made_from", "number")

    def __init__(self, data):
        self.data, self.grad, self.made_from, self.number = np.float64(data), 0.0, [], next(serial)

    def _result(self, data, *made_from):
        result = Value(data)
        result.made_from = list(made_from)
        return result

    def __add__(self, o):
        if isinstance(o, Value):
            return self._result(self.data + o.data, (self, 1), (o, 1))
        return self._result(self.data + o, (self, 1))

    __radd__ = __add__

    def __mul__(self, o):
        if isinstance(o, Value):
            return self._result(self.data * o.data, (self, o.data), (o, self.data))
        return self._result(self.data * o, (self, o))

    __rmul__ = __mul__

    def __neg__(self):
        return self._result(-self.data, (self, -1))

    def __sub__(self, o):
        return self + -o

    def __rsub__(self, o):
        return -self + o

    def __pow__(self, p):
        return self._result(self.data ** float(p), (self, p * self.data ** float(p - 1)))

    def __truediv__(self, o):
        return self * o**-1.0 if isinstance(o, Value) else self * (1 / o)

    def __rtruediv__(self, o):
        return self**-1.0 * o

    def exp(self):
        return self._result(np.exp(self.data), (self, np.exp(self.data)))

    def log(self):
        return self._result(np.log(self.data), (self, 1 / self.data))

    def tanh(self):
        return self._result(np.tanh(self.data), (self, 1 / np.cosh(self.data) ** 2))

    def relu(self):
        return self._result(np.maximum(self.data, 0), (self, np.heaviside(self.data, 0)))

    def backward(self):
        """Later values first: a value is always younger than what it was made from."""
        pending = {self.number: 1.0}
        values = {self.number: self}
        heap = [-self.number]
        while heap:
            value = values[-heapq.heappop(heap)]
            grad = pending[value.number]
            value.grad = grad if value.made_from else value.grad + grad
            for operand, slope in value.made_from:
                if operand.number not in values:
                    values[operand.number] = operand
                    pending[operand.number] = 0.0
                    heapq.heappush(heap, -operand.number)
                pending[operand.number] += slope * grad
