# Wrong: lists are changed in place, so the caller's batch moves too.
import torch


def to_device(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {key: to_device(value, device) for key, value in batch.items()}
    if isinstance(batch, list):
        for i, value in enumerate(batch):
            batch[i] = to_device(value, device)
        return batch
    if isinstance(batch, tuple):
        moved = tuple(to_device(value, device) for value in batch)
        return type(batch)(*moved) if hasattr(batch, "_fields") else moved
    return batch
