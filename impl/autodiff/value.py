"""A scalar autodiff engine: numbers that know where they came from."""

import math


class Value:
    """A number in a computational graph, and the derivative of the result with respect to it.

    Every operation makes a new Value that remembers its operands and, for each, the local derivative.
    backward() goes through the graph once, from the result to the leaves, and applies the chain rule at each
    edge. This is, at the size of a number, what PyTorch does with tensors.

        data       the number
        grad       d result / d self, 0.0 until backward() has come by
        backward() called on the result r: sets dr/dr = 1, and adds slope * grad to the grad of each operand

    + - * / ** (the power a number), unary -, exp(), log(), tanh() and relu(), with plain numbers on either
    side. A value that is used twice gets the sum of both gradients. A second backward() adds to the gradients
    of the leaves; the grad of any other value is that of the last backward(). Chains of 10,000 operations
    work: no recursion.

    Source: A. Griewank and A. Walther, "Evaluating derivatives", second edition, 2008, chapter 3.
    """

    def __init__(self, data, operands=()):
        """A leaf, or the result of an operation; `operands` are pairs (Value, d self / d that Value)."""
        ### BEGIN SOLUTION
        self.data = data
        self.grad = 0.0
        self.operands = operands
        ### END SOLUTION

    def __add__(self, other):
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))
        ### END SOLUTION

    def __mul__(self, other):
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))
        ### END SOLUTION

    def __pow__(self, power):
        """self to the power of a plain number."""
        ### BEGIN SOLUTION
        slope = power * self.data ** (power - 1) if power != 0 else 0.0
        return Value(self.data**power, ((self, slope),))
        ### END SOLUTION

    def __truediv__(self, other):
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        quotient = self.data / other.data
        return Value(quotient, ((self, 1 / other.data), (other, -quotient / other.data)))
        ### END SOLUTION

    def __neg__(self):
        ### BEGIN SOLUTION
        return self * -1
        ### END SOLUTION

    def __sub__(self, other):
        ### BEGIN SOLUTION
        return self + (-other)
        ### END SOLUTION

    def __radd__(self, other):
        """number + self; likewise the two below."""
        ### BEGIN SOLUTION
        return self + other
        ### END SOLUTION

    def __rmul__(self, other):
        ### BEGIN SOLUTION
        return self * other
        ### END SOLUTION

    def __rsub__(self, other):
        ### BEGIN SOLUTION
        return Value(other) - self
        ### END SOLUTION

    def __rtruediv__(self, other):
        ### BEGIN SOLUTION
        return Value(other) / self
        ### END SOLUTION

    def exp(self):
        ### BEGIN SOLUTION
        y = math.exp(self.data)
        return Value(y, ((self, y),))
        ### END SOLUTION

    def log(self):
        ### BEGIN SOLUTION
        return Value(math.log(self.data), ((self, 1 / self.data),))
        ### END SOLUTION

    def tanh(self):
        ### BEGIN SOLUTION
        y = math.tanh(self.data)
        return Value(y, ((self, 1 - y**2),))
        ### END SOLUTION

    def relu(self):
        """max(0, self); its derivative at 0 is 0."""
        ### BEGIN SOLUTION
        active = self.data > 0
        return Value(self.data if active else 0.0, ((self, float(active)),))
        ### END SOLUTION

    def backward(self):
        """Give every value that self was made from its grad, d self / d value."""
        ### BEGIN SOLUTION
        order, seen, stack = [], set(), [(self, False)]
        while stack:  # depth first: a value is listed when all its operands are
            value, finished = stack.pop()
            if finished:
                order.append(value)
            elif value not in seen:
                seen.add(value)
                stack.append((value, True))
                stack.extend((operand, False) for operand, _ in value.operands)
        for value in order:
            if value.operands:  # only leaves accumulate
                value.grad = 0.0
        self.grad += 1.0
        for value in reversed(order):
            for operand, slope in value.operands:
                operand.grad += slope * value.grad
        ### END SOLUTION
