"""Moving a whole batch to a device, however it is nested."""

import torch


def to_device(batch, device):
    """The same structure, with every tensor on the device.

    A data loader gives dicts, tuples and named tuples of tensors; the training loop moves them as one, before
    the forward pass. `x.to(device)` does not move x: it returns a tensor that is there.

        tensor                            -> tensor.to(device)
        dict, list, tuple, named tuple    -> the same type, with each value moved (keys and order stay)
        anything else                     -> itself: strings, numbers, None, NumPy arrays, …

    batch    any nesting of these
    device   a torch.device, or its name, as in "cuda:0"
    returns the moved structure; the given containers still hold what they held

    Source: the documentation of torch.Tensor.to and collections.namedtuple.
    """
    ### BEGIN SOLUTION
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {key: to_device(value, device) for key, value in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):  # a named tuple takes its fields one by one
        return type(batch)(*(to_device(value, device) for value in batch))
    if isinstance(batch, (list, tuple)):
        return type(batch)(to_device(value, device) for value in batch)
    return batch
    ### END SOLUTION
