# Wrong: only the returned loss is weighted by the sizes, the gradient is not.
def accumulate(model, loss_fn, microbatches, optimizer):
    batches = list(microbatches)
    n = sum(len(x) for x, _ in batches)
    optimizer.zero_grad()
    total = 0.0
    for x, y in batches:
        loss = loss_fn(model(x), y)
        (loss / len(batches)).backward()
        total += loss.item() * len(x) / n
    optimizer.step()
    return total
