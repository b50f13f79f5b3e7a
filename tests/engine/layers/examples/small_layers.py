"""Examples of layers of single values: activations, noise, shapes, norms, merges."""

from engine.constraints import NonNeg
from engine.initializers import RandomUniform
from engine.layers.activation_layers import ELU, LeakyReLU, PReLU, ReLU, Softmax, ThresholdedReLU
from engine.layers.dot import Dot
from engine.layers.dropout import (
    AlphaDropout,
    SpatialDropout1D,
    SpatialDropout2D,
    SpatialDropout3D,
)
from engine.layers.gaussian_noise import GaussianDropout, GaussianNoise
from engine.layers.layer_normalization import (
    GroupNormalization,
    LayerNormalization,
    RMSNormalization,
    UnitNormalization,
)
from engine.layers.masking import Masking
from engine.layers.merge import Average, Maximum, Minimum, Multiply, Subtract
from engine.layers.padding import (
    Cropping1D,
    Cropping2D,
    Cropping3D,
    ZeroPadding1D,
    ZeroPadding2D,
    ZeroPadding3D,
)
from engine.layers.passing import ActivityRegularization, Identity
from engine.layers.resampling import UpSampling1D, UpSampling2D, UpSampling3D
from engine.layers.shape import Permute, RepeatVector
from engine.regularizers import L1, L2

SEQUENCE, IMAGE, VOLUME = (5, 3), (5, 4, 3), (3, 4, 5, 2)
SPREAD = [(5, 3), (1, 3), (3,)]  # sizes that are spread over one another

EXAMPLES = {
    "ReLU": [
        (ReLU(), [SEQUENCE]),
        (ReLU(negative_slope=0.3), [SEQUENCE]),
        (ReLU(max_value=0.8, negative_slope=0.2, threshold=0.1), [IMAGE]),
    ],
    "LeakyReLU": [(LeakyReLU(), [SEQUENCE])],
    "PReLU": [
        (PReLU(), [(4,)]),
        (PReLU(shared_axes=(1, 2), alpha_initializer=RandomUniform()), [IMAGE]),
        (PReLU(alpha_regularizer=L2(), alpha_constraint=NonNeg()), [SEQUENCE]),
    ],
    "ELU": [(ELU(), [SEQUENCE]), (ELU(alpha=0.4), [(4,)])],
    "ThresholdedReLU": [(ThresholdedReLU(theta=0.5), [SEQUENCE])],
    "Softmax": [
        (Softmax(), [SEQUENCE]),
        (Softmax(axis=1), [SEQUENCE]),
        (Softmax(axis=(1, -2)), [IMAGE]),
    ],
    "SpatialDropout1D": [(SpatialDropout1D(rate=0.4), [SEQUENCE])],
    "SpatialDropout2D": [(SpatialDropout2D(rate=0.4, seed=3), [IMAGE])],
    "SpatialDropout3D": [(SpatialDropout3D(rate=0.4), [VOLUME])],
    "AlphaDropout": [
        (AlphaDropout(rate=0.3), [SEQUENCE]),
        (AlphaDropout(rate=0.3, noise_shape=(None, 1, 3)), [SEQUENCE]),
    ],
    "GaussianNoise": [(GaussianNoise(), [SEQUENCE]), (GaussianNoise(stddev=0.0), [(4,)])],
    "GaussianDropout": [(GaussianDropout(rate=0.3), [SEQUENCE]), (GaussianDropout(seed=1), [(4,)])],
    "ActivityRegularization": [
        (ActivityRegularization(l1=0.1, l2=0.2), [SEQUENCE]),
        (ActivityRegularization(), [(4,)]),
    ],
    "Identity": [(Identity(), [IMAGE])],
    "Permute": [(Permute(), [SEQUENCE]), (Permute(dims=(3, 1, 2)), [IMAGE])],
    "RepeatVector": [(RepeatVector(n=4), [(3,)])],
    "Masking": [(Masking(), [SEQUENCE])],
    "Cropping1D": [(Cropping1D(cropping=(2, 1)), [SEQUENCE])],
    "Cropping2D": [
        (Cropping2D(cropping=((1, 2), (0, 1))), [IMAGE]),
        (Cropping2D(), [IMAGE]),
    ],
    "Cropping3D": [(Cropping3D(cropping=((1, 0), (1, 1), (0, 2))), [VOLUME])],
    "ZeroPadding1D": [(ZeroPadding1D(padding=(0, 2)), [SEQUENCE])],
    "ZeroPadding2D": [
        (ZeroPadding2D(padding=((1, 0), (2, 3))), [IMAGE]),
        (ZeroPadding2D(padding=(1, 2)), [IMAGE]),
    ],
    "ZeroPadding3D": [(ZeroPadding3D(padding=(1, 2, 0)), [VOLUME])],
    "UpSampling1D": [(UpSampling1D(size=3), [SEQUENCE])],
    "UpSampling2D": [
        (UpSampling2D(), [IMAGE]),
        (UpSampling2D(size=(2, 3), interpolation="bilinear"), [IMAGE]),
        (UpSampling2D(size=(1, 4), interpolation="bilinear"), [(2, 1, 2)]),
    ],
    "UpSampling3D": [(UpSampling3D(size=(2, 1, 3)), [VOLUME])],
    "LayerNormalization": [
        (LayerNormalization(), [SEQUENCE]),
        (LayerNormalization(axis=(1, -1), gamma_regularizer=L1()), [IMAGE]),
        (LayerNormalization(axis=1, epsilon=0.1, scale=False), [IMAGE]),
        (LayerNormalization(center=False), [(4,)]),
        (LayerNormalization(rms_scaling=True, scale=False), [SEQUENCE]),
    ],
    "RMSNormalization": [
        (RMSNormalization(), [SEQUENCE]),
        (RMSNormalization(axis=(1, 2), epsilon=0.1), [IMAGE]),
    ],
    "GroupNormalization": [
        (GroupNormalization(groups=2), [(3, 4)]),
        (GroupNormalization(groups=-1, beta_constraint=NonNeg()), [IMAGE]),
        (GroupNormalization(groups=2, axis=1, scale=False), [(4, 3, 2)]),
        (GroupNormalization(groups=1, center=False), [(4,)]),
    ],
    "UnitNormalization": [
        (UnitNormalization(), [SEQUENCE]),
        (UnitNormalization(axis=(1, 2)), [IMAGE]),
    ],
    "Subtract": [(Subtract(), [IMAGE, IMAGE]), (Subtract(), [(3,), (5, 3)])],
    "Multiply": [(Multiply(), [SEQUENCE, SEQUENCE]), (Multiply(), SPREAD)],
    "Average": [(Average(), [(4,), (4,), (4,)]), (Average(), SPREAD)],
    "Maximum": [(Maximum(), [(4,), (4,), (4,)]), (Maximum(), SPREAD)],
    "Minimum": [(Minimum(), [SEQUENCE, SEQUENCE]), (Minimum(), SPREAD)],
    "Dot": [
        (Dot(), [(4,), (4,)]),
        (Dot(axes=(1, 2), normalize=True), [(4, 3), (2, 4)]),
        (Dot(axes=(2, 1)), [SEQUENCE, (3,)]),
        (Dot(axes=(1, 2)), [(3,), SEQUENCE]),
        (Dot(axes=2), [(2, 4, 3), (3, 4)]),
    ],
}
