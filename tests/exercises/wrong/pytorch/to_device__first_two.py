# Wrong: what stands after the second place of a list or tuple is not moved.
import torch


def to_device(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {key: to_device(value, device) for key, value in batch.items()}
    if isinstance(batch, (list, tuple)):
        moved = [to_device(value, device) for value in batch[:2]] + list(batch[2:])
        return type(batch)(*moved) if hasattr(batch, "_fields") else type(batch)(moved)
    return batch
