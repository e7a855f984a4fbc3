import torch


def distillation_loss(student_logits, teacher_logits, labels, temperature=2.0, alpha=0.5):
    total = 0
    for student, teacher, label in zip(student_logits, teacher_logits.detach(), labels, strict=True):
        s, t = student / temperature, teacher / temperature
        log_q, log_p = s - torch.logsumexp(s, 0), t - torch.logsumexp(t, 0)
        divergence = torch.dot(log_p.exp(), log_p - log_q)
        hard = torch.logsumexp(student, 0) - student[label]
        total = total + alpha * temperature**2 * divergence + (1 - alpha) * hard
    return total / len(labels)
