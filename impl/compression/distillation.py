"""Knowledge distillation: a small network learns from what a large one believes, not only from the labels."""

import torch


def distillation_loss(student_logits, teacher_logits, labels, temperature=2.0, alpha=0.5):
    """A mix of the divergence from the teacher's softened opinion and the cross-entropy of the labels.

    Which wrong classes a good teacher finds plausible says more than a label. The temperature brings these
    small probabilities out. Gradients of the soft part shrink as 1/T^2; the factor T^2 balances the mix.

        p_n = softmax(teacher_n / T)        q_n = softmax(student_n / T)
        L   = alpha T^2 mean_n KL(p_n || q_n) + (1 - alpha) mean_n -log softmax(student_n)_labels_n

    student_logits   scores (N, C), of any float dtype; the labels' part takes them as they are, without T
    teacher_logits   scores (N, C), of the same dtype; the teacher is fixed and gets no gradient
    labels           the right classes (N,), int64
    temperature      T, a number above 0
    alpha            the weight of the soft part, a number in [0, 1]
    returns a tensor of no axes, of the logits' dtype; autograd gives the student's gradient

    KL(p || q) = sum_c p_c (log p_c - log q_c), with the natural logarithm; averaged over the N examples only.

    Source: G. Hinton, O. Vinyals and J. Dean, "Distilling the knowledge in a neural network", 2015.
    """
    ### BEGIN SOLUTION
    teacher = torch.log_softmax(teacher_logits.detach() / temperature, dim=1)
    student = torch.log_softmax(student_logits / temperature, dim=1)
    soft = (teacher.exp() * (teacher - student)).sum(dim=1).mean()
    hard = torch.nn.functional.cross_entropy(student_logits, labels)
    return alpha * temperature**2 * soft + (1 - alpha) * hard
    ### END SOLUTION
