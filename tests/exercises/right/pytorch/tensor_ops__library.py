import torch
import torch.nn.functional as F


def pairwise_distances(x, y):
    return torch.cdist(x, y, compute_mode="donot_use_mm_for_euclid_dist")


def one_hot(labels, classes):
    return F.one_hot(labels, num_classes=classes)


def gather_rows(x, index):
    return F.embedding(index, x)
