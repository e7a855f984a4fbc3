import torch
from torch.utils._pytree import tree_map


def to_device(batch, device):
    target = torch.device(device)
    return tree_map(lambda leaf: leaf.to(target) if torch.is_tensor(leaf) else leaf, batch)
