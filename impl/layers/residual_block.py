"""A residual block: two convolutions that only have to learn what is to be added to their input."""

import torch


class ResidualBlock(torch.nn.Module):
    """The basic block of ResNet-18 and -34.

    Very deep plain networks fit even their training data worse than shallower ones. With the input added
    to the output, a block with nothing to say need only give 0, and gradients can go past the convolutions.

        f(x) = BN(conv3x3(relu(BN(conv3x3(x)))))        BN: batch normalisation; padding 1, no bias
        y    = relu(f(x) + skip(x))

    The stride belongs to the first of the two convolutions. skip is the identity where x and f(x) have the
    same shape, for stride 1 and in_channels = out_channels; else it is BN(conv1x1(x)), of the same stride and
    without bias. Before a batch normalisation a bias would be subtracted again with the mean.

    in_channels, out_channels   channels of x and of y
    stride                      step of the first convolution (and of the skip's), an integer >= 1

    Source: K. He, X. Zhang, S. Ren and J. Sun, "Deep residual learning for image recognition", 2015.
    """

    def __init__(self, in_channels, out_channels, stride=1):
        ### BEGIN SOLUTION
        super().__init__()
        self.residual = torch.nn.Sequential(
            torch.nn.Conv2d(in_channels, out_channels, 3, stride=stride, padding=1, bias=False),
            torch.nn.BatchNorm2d(out_channels),
            torch.nn.ReLU(),
            torch.nn.Conv2d(out_channels, out_channels, 3, padding=1, bias=False),
            torch.nn.BatchNorm2d(out_channels),
        )
        self.skip = torch.nn.Identity()
        if stride != 1 or in_channels != out_channels:
            self.skip = torch.nn.Sequential(
                torch.nn.Conv2d(in_channels, out_channels, 1, stride=stride, bias=False),
                torch.nn.BatchNorm2d(out_channels),
            )
        ### END SOLUTION

    def forward(self, x):
        """The block's output y, of x's dtype and device.

        x   images (N, in_channels, H, W)
        returns y (N, out_channels, rows, columns); rows = floor((H - 1) / stride) + 1, columns likewise
        """
        ### BEGIN SOLUTION
        return torch.relu(self.residual(x) + self.skip(x))
        ### END SOLUTION
