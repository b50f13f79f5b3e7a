"""Write ``tests/golden/initializers.npz``: what Keras 3 puts into new weights.

Run in an environment of peers: ``KERAS_BACKEND=torch python tests/golden/make/initializers.py``.
A key is ``initializer/Class/{settings as JSON}``; the weight is a matrix for Identity, and the
kernel of a convolution for the others. Random ones are drawn ``DRAWS`` times and sorted, to be
compared as distributions.
"""

import json
from pathlib import Path

import keras
import numpy as np

MATRIX, KERNEL = (3, 5), (3, 3, 4, 10)
DRAWS = 3
CASES = [
    ("Zeros", {}),
    ("Ones", {}),
    ("Constant", {"value": -0.3}),
    ("Identity", {"gain": 2.0}),
    ("RandomNormal", {}),
    ("RandomNormal", {"mean": 1.0, "stddev": 0.3}),
    ("RandomUniform", {}),
    ("RandomUniform", {"minval": -1.0, "maxval": 3.0}),
    ("TruncatedNormal", {}),
    ("TruncatedNormal", {"mean": 1.0, "stddev": 0.3}),
    ("VarianceScaling", {}),
    ("VarianceScaling", {"scale": 3.0, "mode": "fan_out", "distribution": "uniform"}),
    ("VarianceScaling", {"mode": "fan_avg", "distribution": "untruncated_normal"}),
    ("GlorotUniform", {}),
    ("GlorotNormal", {}),
    ("HeUniform", {}),
    ("HeNormal", {}),
    ("LecunUniform", {}),
    ("LecunNormal", {}),
    ("Orthogonal", {}),
    ("Orthogonal", {"gain": 3.0}),
]
EXACT = ("Zeros", "Ones", "Constant", "Identity")


def drawn(name: str, settings: dict) -> np.ndarray:
    """Return a weight, or the sorted values of several."""
    kind = getattr(keras.initializers, name)
    if name in EXACT:
        shape = MATRIX if name == "Identity" else KERNEL
        return np.asarray(kind(**settings)(shape).detach())
    draws = [kind(**settings, seed=seed)(KERNEL).detach().numpy() for seed in range(DRAWS)]
    return np.sort(np.ravel(draws))


def main() -> None:
    arrays = {f"initializer/{name}/{json.dumps(s)}": drawn(name, s) for name, s in CASES}
    np.savez_compressed(Path(__file__).parents[1] / "initializers.npz", **arrays)


if __name__ == "__main__":
    main()
