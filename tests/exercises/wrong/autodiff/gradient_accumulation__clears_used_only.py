# Wrong: the old gradient of a parameter that the loss does not use leaks into the step.
def accumulate(model, loss_fn, microbatches, optimizer):
    batches = list(microbatches)
    n = sum(len(x) for x, _ in batches)
    used = set()
    hooks = [p.register_post_accumulate_grad_hook(used.add) for p in model.parameters()]
    for x, y in batches:
        loss_fn(model(x), y).backward()
    for hook in hooks:
        hook.remove()
    for p in used:
        p.grad = None
    total = 0.0
    for x, y in batches:
        loss = loss_fn(model(x), y) * len(x) / n
        loss.backward()
        total += loss.item()
    optimizer.step()
    return total
