import torch
import torch.nn.functional as F


def distillation_loss(student_logits, teacher_logits, labels, temperature=2.0, alpha=0.5):
    with torch.no_grad():
        target = F.softmax(teacher_logits / temperature, dim=-1)
    log_q = F.log_softmax(student_logits / temperature, dim=-1)
    soft = F.kl_div(log_q, target, reduction="batchmean") * temperature * temperature
    return torch.lerp(F.cross_entropy(student_logits, labels), soft, alpha)
