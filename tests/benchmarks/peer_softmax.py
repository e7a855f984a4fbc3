"""What a course's test file for softmax looks like: the same comparisons, run by pytest in a fresh process.

The file to test is named by the environment variable SOLUTION.
"""

from __future__ import annotations

import os
import runpy
import warnings

import numpy as np
import pytest
import torch

CASES = [
    (shape, axis, scale, dtype)
    for shape, axes in (((3, 5), (-1, 0)), ((2, 4, 3), (0, 1, 2)), ((4,), (0,)), ((2, 3, 2, 4), (1, 2)))
    for axis in axes
    for scale in (1e-3, 1.0, 100.0)
    for dtype in (np.float32, np.float64)
]


@pytest.fixture(scope="module")
def solution():
    return runpy.run_path(os.environ["SOLUTION"])


def test_output(solution):
    rng = np.random.default_rng(0)
    for shape, axis, scale, dtype in CASES:
        x = (rng.standard_normal(shape) * scale).astype(dtype)
        before = x.copy()
        y = solution["softmax"](x, axis=axis)
        expected = torch.softmax(torch.tensor(x, dtype=torch.float64), dim=axis).numpy()
        assert y.shape == x.shape
        assert y.dtype == dtype
        np.testing.assert_array_equal(x, before)
        np.testing.assert_allclose(y, expected, rtol=1e-9 if dtype == np.float64 else 1e-4, atol=1e-9)


def test_gradient(solution):
    rng = np.random.default_rng(1)
    for shape, axis, scale, _ in CASES:
        x = rng.standard_normal(shape) * scale
        grad = rng.standard_normal(shape)
        tensor = torch.tensor(x, requires_grad=True)
        torch.softmax(tensor, dim=axis).backward(torch.tensor(grad))
        np.testing.assert_allclose(
            solution["softmax_backward"](grad, x, axis=axis), tensor.grad.numpy(), rtol=1e-8, atol=1e-9
        )


def test_extremes(solution):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        y = solution["softmax"](np.array([1e4, -1e4, 0.0]))
    np.testing.assert_allclose(y, [1.0, 0.0, 0.0])
