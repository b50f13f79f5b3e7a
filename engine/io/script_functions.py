"""The functions that an exported script is made of: texts, only those used are written.

They are kept as text because a bundled Lamina has no source files to copy from.
"""

from __future__ import annotations

# Each begins with its own name; ``NEEDS`` names what it calls.
FUNCTIONS = {
    "dense": '''
def dense(x, kernel, bias=0):
    """x: (batch, inputs)   kernel: (inputs, units)   returns: (batch, units)"""
    return x @ kernel + bias
''',
    "conv2d": '''
def conv2d(x, kernel, bias=0, strides=(1, 1), padding="valid"):
    """x: (batch, height, width, channels)   kernel: (rows, columns, channels, filters)"""
    windows = windows_of(x, kernel.shape[:2], strides, padding, fill=0)
    return np.tensordot(windows, kernel, axes=((4, 5, 3), (0, 1, 2))) + bias
''',
    "max_pooling": '''
def max_pooling(x, size, strides, padding="valid"):
    """Keep the largest value of each window."""
    return windows_of(x, size, strides, padding, fill=-np.inf).max(axis=(4, 5))
''',
    "average_pooling": '''
def average_pooling(x, size, strides, padding="valid"):
    """Take the mean of each window over its places inside the image."""
    inside = np.ones((1, *x.shape[1:3], 1), x.dtype)
    total = windows_of(x, size, strides, padding, fill=0).sum(axis=(4, 5))
    return total / windows_of(inside, size, strides, padding, fill=0).sum(axis=(4, 5))
''',
    "windows_of": '''
def windows_of(x, size, strides, padding, fill):
    """Return every place of a window: (batch, height, width, channels, rows, columns)."""
    if padding == "same":
        pads = [same_pads(*case) for case in zip(x.shape[1:3], size, strides)]
        x = np.pad(x, [(0, 0), *pads, (0, 0)], constant_values=fill)
    windows = np.lib.stride_tricks.sliding_window_view(x, size, axis=(1, 2))
    return windows[:, :: strides[0], :: strides[1]]
''',
    "same_pads": '''
def same_pads(length, reach, stride):
    """Return how many places to add before and after, for ceil(length / stride) windows."""
    total = max((-(-length // stride) - 1) * stride + reach - length, 0)
    return total // 2, total - total // 2
''',
    "global_average_pooling": '''
def global_average_pooling(x, keepdims=False):
    """Take the mean of each channel over the whole image."""
    return x.mean(axis=(1, 2), keepdims=keepdims)
''',
    "global_max_pooling": '''
def global_max_pooling(x, keepdims=False):
    """Take the largest value of each channel over the whole image."""
    return x.max(axis=(1, 2), keepdims=keepdims)
''',
    "batch_normalization": '''
def batch_normalization(x, mean, variance, gamma=1, beta=0, epsilon=0.001):
    """Bring each channel to the mean and the variance that training has found best."""
    return (x - mean) / np.sqrt(variance + np.float32(epsilon)) * gamma + beta
''',
    "flatten": '''
def flatten(x):
    """Put all values of a sample in one row."""
    return x.reshape(len(x), -1)
''',
    "relu": """
def relu(z):
    return np.maximum(z, 0)
""",
    "relu6": """
def relu6(z):
    return np.clip(z, 0, 6)
""",
    "leaky_relu": """
def leaky_relu(z):
    return np.maximum(z, np.float32(0.2) * z)
""",
    "sigmoid": """
def sigmoid(z):
    return 1 / (1 + np.exp(np.minimum(-z, 80)))  # exp cannot overflow
""",
    "hard_sigmoid": """
def hard_sigmoid(z):
    return np.clip(z / 6 + np.float32(0.5), 0, 1)
""",
    "tanh": """
def tanh(z):
    return np.tanh(z)
""",
    "softmax": '''
def softmax(z):
    """Return exp(z) / sum(exp(z)) along the last axis."""
    y = np.exp(z - z.max(axis=-1, keepdims=True))  # exp cannot overflow
    return y / y.sum(axis=-1, keepdims=True)
''',
    "log_softmax": """
def log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)  # exp cannot overflow
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
""",
    "elu": """
def elu(z):
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))
""",
    "selu": '''
def selu(z):
    """Return ELU, scaled so that activations keep mean 0 and variance 1."""
    return np.float32(1.0507009873554805) * np.where(
        z > 0, z, np.float32(1.6732632423543772) * np.expm1(np.minimum(z, 0))
    )
''',
    "softplus": """
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))  # exp cannot overflow
""",
    "softsign": """
def softsign(z):
    return z / (1 + np.abs(z))
""",
    "exponential": """
def exponential(z):
    return np.exp(z)
""",
    "silu": """
def silu(z):
    return z * sigmoid(z)
""",
    "gelu": '''
def gelu(z):
    """Return z times the share of a standard normal distribution below z."""
    below = np.vectorize(lambda value: 0.5 * math.erfc(-value / math.sqrt(2)), otypes=[z.dtype])
    return z * below(z)
''',
    "mish": """
def mish(z):
    return z * np.tanh(softplus(z))
""",
    "celu": """
def celu(z):
    return np.maximum(z, 0) + np.expm1(np.minimum(z, 0))
""",
    "squareplus": """
def squareplus(z):
    far = (np.abs(z) + np.sqrt(z * z + 4)) / 2
    return np.where(z >= 0, far, 1 / far)
""",
    "sparse_plus": """
def sparse_plus(z):
    return np.where(z < 1, (np.clip(z, -1, 1) + 1) ** 2 / 4, z)
""",
    "hard_silu": """
def hard_silu(z):
    return z * hard_sigmoid(z)
""",
    "hard_sigmoid_keras2": """
def hard_sigmoid_keras2(z):
    return np.clip(np.float32(0.2) * z + np.float32(0.5), 0, 1)
""",
    "sparse_sigmoid": """
def sparse_sigmoid(z):
    return np.clip((z + 1) / 2, 0, 1)
""",
    "log_sigmoid": """
def log_sigmoid(z):
    return -softplus(-z)
""",
    "hard_tanh": """
def hard_tanh(z):
    return np.clip(z, -1, 1)
""",
    "hard_shrink": """
def hard_shrink(z):
    return np.where(np.abs(z) <= 0.5, 0, z)
""",
    "soft_shrink": """
def soft_shrink(z):
    return z - np.clip(z, -0.5, 0.5)
""",
    "tanh_shrink": """
def tanh_shrink(z):
    return z - np.tanh(z)
""",
    "threshold": """
def threshold(z):
    return np.where(z <= 0, 0, z)
""",
    "sparsemax": '''
def sparsemax(z):
    """Return the nearest point whose values are not negative and sum to 1."""
    z = z - z.max(axis=-1, keepdims=True)
    sums = np.cumsum(-np.sort(-z, axis=-1), axis=-1) - 1
    limits = sums / np.arange(1, z.shape[-1] + 1, dtype=z.dtype)
    return np.maximum(z - limits.max(axis=-1, keepdims=True), 0)
''',
}

NEEDS = {
    "conv2d": ("windows_of",),
    "max_pooling": ("windows_of",),
    "average_pooling": ("windows_of",),
    "windows_of": ("same_pads",),
    "silu": ("sigmoid",),
    "mish": ("softplus",),
    "log_sigmoid": ("softplus",),
    "hard_silu": ("hard_sigmoid",),
}


def texts(names: set[str]) -> list[str]:
    """Return the texts of these functions and of all that they call, in reading order."""
    wanted: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        wanted.add(name)
        waiting += NEEDS.get(name, ())
    return [text for name, text in FUNCTIONS.items() if name in wanted]
