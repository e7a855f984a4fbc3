# Wrong: the teacher's logarithms are detached, its probabilities are not.
import torch.nn.functional as F


def distillation_loss(student_logits, teacher_logits, labels, temperature=2.0, alpha=0.5):
    p = F.softmax(teacher_logits / temperature, dim=-1)
    log_p = F.log_softmax(teacher_logits.detach() / temperature, dim=-1)
    soft = (p * (log_p - F.log_softmax(student_logits / temperature, dim=-1))).sum(-1).mean()
    return temperature**2 * alpha * soft + (1 - alpha) * F.cross_entropy(student_logits, labels)
