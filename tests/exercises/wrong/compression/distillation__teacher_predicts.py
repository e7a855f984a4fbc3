# Wrong: the labels are replaced by the teacher's most probable classes.
import torch.nn.functional as F


def distillation_loss(student_logits, teacher_logits, labels, temperature=2.0, alpha=0.5):
    target = F.softmax(teacher_logits.detach() / temperature, dim=-1)
    soft = F.kl_div(F.log_softmax(student_logits / temperature, dim=-1), target, reduction="batchmean")
    return temperature**2 * alpha * soft + (1 - alpha) * F.cross_entropy(student_logits, target.argmax(1))
