class minibatches:
    def __init__(self, n, batch_size, rng, drop_last=False):
        if batch_size < 1:
            raise ValueError("batch_size below 1")
        self.order = rng.permutation(n)
        self.size, self.drop_last, self.at = batch_size, drop_last, 0

    def __iter__(self):
        return self

    def __next__(self):
        batch = self.order[self.at : self.at + self.size]
        if len(batch) == 0 or (self.drop_last and len(batch) < self.size):
            raise StopIteration
        self.at += self.size
        return batch
