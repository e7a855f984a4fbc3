# Wrong: a Python loop takes the rows of x one by one.
import torch


def pairwise_distances(x, y):
    return torch.stack([(row - y).square().sum(-1).sqrt() for row in x])


def one_hot(labels, classes):
    return torch.nn.functional.one_hot(labels, classes)


def gather_rows(x, index):
    return x[index]
