import torch


def _named(value):
    return isinstance(value, tuple) and getattr(value, "_fields", None) is not None


def to_device(batch, device):
    match batch:
        case torch.Tensor():
            return batch.to(device=device)
        case dict():
            return dict(zip(batch.keys(), (to_device(item, device) for item in batch.values()), strict=True))
        case list():
            return [to_device(item, device) for item in batch]
        case tuple():
            moved = [to_device(item, device) for item in batch]
            return batch._make(moved) if _named(batch) else tuple(moved)
        case _:
            return batch
