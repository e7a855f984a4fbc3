# An upper bound in place of the expected improvement, random candidates, the length chosen by the likelihood.
import numpy as np


def maximize(f, low, high, evaluations, rng):
    xs, ys = [rng.uniform(low, high)], []
    for turn in range(evaluations):
        if 0 < turn < 4:
            xs.append(rng.uniform(low, high))
        elif turn >= 4:
            u = (np.array(xs) - low) / (high - low)
            y = np.array(ys)
            z = (y - y.mean()) / (y.std() + 1e-300)
            kernels = [
                (length, np.exp(-0.5 * (np.subtract.outer(u, u) / length) ** 2) + 1e-5 * np.eye(len(u)))
                for length in (0.05, 0.1, 0.2, 0.4)
            ]
            length, cov = min(
                kernels, key=lambda pair: z @ np.linalg.solve(pair[1], z) + np.linalg.slogdet(pair[1])[1]
            )
            new = rng.random(500)
            cross = np.exp(-0.5 * (np.subtract.outer(new, u) / length) ** 2)
            inverse = np.linalg.inv(cov)
            var = 1 - np.einsum("ij,jk,ik->i", cross, inverse, cross)
            bound = cross @ inverse @ z + 2 * np.sqrt(np.clip(var, 0, None))
            xs.append(low + new[bound.argmax()] * (high - low))
        ys.append(f(xs[-1]))
    return max(zip(xs, ys, strict=True), key=lambda pair: pair[1])
