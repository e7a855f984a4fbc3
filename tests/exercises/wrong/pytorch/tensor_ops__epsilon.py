# Wrong: a small number under the root keeps equal points from having distance 0.
import torch


def pairwise_distances(x, y):
    return ((x[:, None] - y[None]).square().sum(-1) + 1e-12).sqrt()


def one_hot(labels, classes):
    return torch.nn.functional.one_hot(labels, classes)


def gather_rows(x, index):
    return x[index]
