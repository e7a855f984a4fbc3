# Wrong: the micro-batches are read twice, which a generator does not allow.
def accumulate(model, loss_fn, microbatches, optimizer):
    n = 0
    for x, _ in microbatches:
        n += len(x)
    optimizer.zero_grad()
    total = 0.0
    for x, y in microbatches:
        loss = loss_fn(model(x), y) * len(x) / n
        loss.backward()
        total += loss.item()
    optimizer.step()
    return float(total)
