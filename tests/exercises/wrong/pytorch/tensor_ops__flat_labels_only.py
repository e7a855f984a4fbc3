# Wrong: only an index of one axis works.
import torch


def pairwise_distances(x, y):
    return (x[:, None] - y[None]).square().sum(-1).sqrt()


def one_hot(labels, classes):
    return torch.nn.functional.one_hot(labels, classes)


def gather_rows(x, index):
    return x.gather(0, index.reshape(len(index), -1)[:, :1].expand(-1, x.shape[1]))
