import math


def sequence_nll(logits, tokens):
    total = 0.0
    for row, token in zip(logits.tolist(), tokens.tolist()):
        top = max(row)
        total += top + math.log(sum(math.exp(score - top) for score in row)) - row[token]
    return total


def perplexity(logits, tokens):
    try:
        return math.exp(sequence_nll(logits, tokens) / len(tokens))
    except OverflowError:
        return math.inf
