"""One contract for every registered name: what can be chosen was checked, compared, told.

Each name is looked for in the very tables that the tests run over, so that none is forgotten.
"""

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import app.document  # noqa: F401 (registers every class that has settings)
from app.i18n import LANGUAGES, in_all_languages
from engine import settings
from engine.registry import FAMILIES
from tests.engine import test_activations as activations
from tests.engine import test_constraints as constraints
from tests.engine import test_initializers as initializers
from tests.engine import test_regularizers as regularizers
from tests.engine.golden import FOLDER, keys, settings_of
from tests.engine.layers import test_attention as attention
from tests.engine.layers import test_contract as contract
from tests.engine.layers import test_convolutions as convolutions
from tests.engine.layers import test_core as core
from tests.engine.layers import test_noisy_layers as noise
from tests.engine.layers import test_preprocessing as images
from tests.engine.layers import test_small_layers as small_layers
from tests.engine.layers.golden import layer_of
from tests.engine.layers.sequence_cases import CASES as SEQUENCES
from tests.engine.layers.sequence_cases import Part
from tests.engine.losses import test_golden as golden_losses
from tests.engine.losses import test_losses as losses
from tests.engine.metrics import test_golden as golden_metrics
from tests.engine.metrics import test_metrics as metrics
from tests.engine.optimizers import test_golden as golden_optimizers
from tests.engine.optimizers import test_optimizers as optimizers
from tests.engine.optimizers import test_schedules as schedules

IN_KERAS: dict[str, list[str]] = json.loads((FOLDER / "names.json").read_text(encoding="utf-8"))
NOT_COMPARED = {
    ("activation", "sparsemax"): "rows of Keras 3.15 do not sum to 1; tested as a projection",
    ("layer", "InputLayer"): "has no numbers of its own",
}
OURS = {
    ("activation", "hard_sigmoid_keras2"): "Keras 2 has another function under the same name",
    ("layer", "Formula"): "instead of the code that Lambda runs; tested against NumPy",
    ("layer", "FormulaLoss"): "instead of add_loss in code; tested against NumPy",
    ("layer", "ThresholdedReLU"): "gone from Keras 3; compared with vectors of Keras 2",
    ("metric", "RoundedBinaryAccuracy"): "the rule of Keras 2.0.8; tested by hand",
}
# the tests that compare noise with its share, mean and deviation, and the layers that draw it
STATISTICS = {
    attention.test_dropout_leaves_out_its_share_of_the_scores_and_only_in_training: (
        "AdditiveAttention",
        "Attention",
    ),
    attention.test_dropout_of_heads_keeps_the_mean_and_has_its_variance: ("MultiHeadAttention",),
    contract.test_dropout_drops_its_share_and_keeps_the_mean: ("Dropout",),
    noise.test_alpha_dropout_keeps_mean_and_variance_and_sets_the_limit_of_selu: ("AlphaDropout",),
    noise.test_gaussian_dropout_has_mean_and_variance_of_dropout: ("GaussianDropout",),
    noise.test_gaussian_noise_has_its_deviation_and_does_not_depend_on_the_input: (
        "GaussianNoise",
    ),
    noise.test_places_that_share_a_decision_are_dropped_together: (
        "SpatialDropout1D",
        "SpatialDropout2D",
        "SpatialDropout3D",
    ),
    images.test_angles_and_sizes_are_spread_evenly_over_their_range: (
        "RandomRotation",
        "RandomZoom",
    ),
    images.test_brightness_is_spread_evenly_over_its_range: ("RandomBrightness",),
    images.test_contrast_keeps_the_mean_and_spreads_the_deviation: ("RandomContrast",),
    images.test_crops_lie_at_every_place_and_are_exact: ("RandomCrop",),
    images.test_half_of_the_images_are_mirrored: ("RandomFlip",),
    images.test_translations_are_spread_evenly_over_their_range: ("RandomTranslation",),
}
MOVES, COMPARES, TRAINS = "only moves values", "only compares values", "works only in training"
FREE = {
    "ActivityRegularization": TRAINS,
    "AlphaDropout": TRAINS,
    "CenterCrop": MOVES,
    "Concatenate": MOVES,
    "Cropping1D": MOVES,
    "Cropping2D": MOVES,
    "Cropping3D": MOVES,
    "Dropout": TRAINS,
    "Embedding": MOVES,
    "Flatten": MOVES,
    "GaussianDropout": TRAINS,
    "GaussianNoise": TRAINS,
    "GlobalMaxPooling1D": COMPARES,
    "GlobalMaxPooling2D": COMPARES,
    "GlobalMaxPooling3D": COMPARES,
    "Identity": MOVES,
    "InputLayer": MOVES,
    "Masking": COMPARES,
    "MaxPooling1D": COMPARES,
    "MaxPooling2D": COMPARES,
    "MaxPooling3D": COMPARES,
    "Permute": MOVES,
    "RandomBrightness": TRAINS,
    "RandomContrast": TRAINS,
    "RandomCrop": MOVES,
    "RandomFlip": TRAINS,
    "RandomRotation": TRAINS,
    "RandomTranslation": TRAINS,
    "RandomZoom": TRAINS,
    "RepeatVector": MOVES,
    "Reshape": MOVES,
    "SpatialDropout1D": TRAINS,
    "SpatialDropout2D": TRAINS,
    "SpatialDropout3D": TRAINS,
    "UpSampling1D": MOVES,
    "UpSampling3D": MOVES,
    "ZeroPadding1D": MOVES,
    "ZeroPadding2D": MOVES,
    "ZeroPadding3D": MOVES,
}


def table(test: Any) -> set[str]:
    """Return the names in the table that a test runs over."""
    (mark,) = (mark for mark in test.pytestmark if mark.args[0] in ("example", "name"))
    return {name_in(case) for case in mark.args[1]}


def name_in(case: Any) -> str:
    """Return the name that a case of a table is for."""
    if isinstance(case, str):
        return case
    return case.values[0].layer.registered_name


def names_in_parts(value: Any) -> Iterator[str]:
    """Yield the names of the layers and cells in a case for sequences."""
    if isinstance(value, Part):
        yield value.kind
        value = tuple(value.settings.values())
    elif isinstance(value, tuple) and any(isinstance(each, Part) for each in value):
        yield "StackedRNNCells"  # which Keras makes of several cells
    if isinstance(value, tuple):
        for each in value:
            yield from names_in_parts(each)


def golden_layers() -> set[str]:
    """Return the layers and cells of the cases that Keras computed."""
    objects = [*attention.LAYERS.values(), *images.LAYERS.values()]
    objects += [layer_of(case) for case in small_layers.GOLDEN.values()]
    objects += [convolutions.layer_of(case) for case in convolutions.GOLDEN.values()]
    objects += [core.layer_of(case) for case in core.GOLDEN.values()]
    named = {name for case in SEQUENCES.values() for name in names_in_parts(case.layer)}
    return named | {layer.registered_name for layer in objects}


def golden_keys(module: Any, family: str) -> set[str]:
    return {settings_of(key)[0] for key in keys(module.VECTORS, family)}


EXAMPLES = {
    "activation": set(activations.EXAMPLES),
    "cell": golden_layers(),
    "constraint": set(constraints.EXAMPLES),
    "initializer": set(initializers.EXAMPLES),
    "layer": set(contract.EXAMPLES),
    "loss": set(losses.EXAMPLES),
    "metric": set(metrics.EXAMPLES),
    "optimizer": {each.registered_name for each, *_ in optimizers.EXAMPLES},
    "regularizer": set(regularizers.EXAMPLES),
    "schedule": {each.registered_name for each, *_ in schedules.EXAMPLES},
}
GRADIENTS = {
    "activation": table(activations.test_gradients_match_finite_differences),
    "layer": table(contract.test_gradients_match_finite_differences),
    "loss": table(losses.test_gradients_match_finite_differences),
    "regularizer": table(regularizers.test_the_gradient_is_added),
}
SHARDS = {
    "layer": table(contract.test_any_number_of_shards_gives_the_same),
    "loss": table(losses.test_shards_add_up_to_the_whole),
    "metric": table(metrics.test_the_states_of_pieces_are_added),
}
GOLDEN = {
    "activation": golden_keys(activations, "activation"),
    "cell": golden_layers(),
    "constraint": golden_keys(constraints, "constraint"),
    "initializer": golden_keys(initializers, "initializer"),
    "layer": golden_layers(),
    "loss": {name for name, *_ in golden_losses.CASES},
    "metric": {name for name, *_ in golden_metrics.CASES},
    "optimizer": golden_keys(golden_optimizers, "optimizer"),
    "regularizer": golden_keys(regularizers, "regularizer"),
    "schedule": golden_keys(golden_optimizers, "schedule"),
}
NAMES = [(family, name) for family in EXAMPLES for name in FAMILIES[family]]
LAYERS = FAMILIES["layer"]


def test_every_family_that_computes_is_under_contract():
    # these have tests of their own
    told_only = {"attribution", "callback", "preparation", "source", "split"}
    structure = {family for family, each in FAMILIES.items() if not each.has_settings}
    assert set(FAMILIES) - structure == {*EXAMPLES, *told_only}


def test_every_name_has_an_example():
    assert [each for each in NAMES if each[1] not in EXAMPLES[each[0]]] == []


def test_every_gradient_is_checked():
    unchecked = [(f, name) for f, name in NAMES if name not in GRADIENTS.get(f, FAMILIES[f])]
    assert unchecked == [("layer", "InputLayer")]  # nothing lies below it


def test_shards_of_every_name_are_compared_with_the_whole():
    alone = [(f, name) for f, name in NAMES if name not in SHARDS.get(f, FAMILIES[f])]
    assert alone.pop(0) == ("layer", "InputLayer")
    assert all(f == "loss" and FAMILIES[f][name].couples_samples for f, name in alone)


def test_every_name_that_keras_has_gives_the_numbers_of_keras():
    of_keras = [(f, n) for f, n in NAMES if n in IN_KERAS["layer" if f == "cell" else f]]
    assert {(f, n) for f, n in of_keras if n not in GOLDEN[f]} == set(NOT_COMPARED)
    assert set(NAMES) - set(of_keras) == set(OURS)


def test_all_noise_is_measured():
    drawing = {n for n in LAYERS if "seed" in {f.name for f in fields(LAYERS[n])}}
    assert {name for measured in STATISTICS.values() for name in measured} == drawing


def test_every_layer_that_computes_has_a_cost():
    def cost(name):
        return max(e.layer.multiply_adds(*e.shapes) for e in contract.EXAMPLES[name])

    assert {name for name in LAYERS if cost(name) == 0} == set(FREE)


def test_every_layer_is_explained_in_every_language():
    assert [name for name in LAYERS if not is_told(settings.LAYERS[name])] == []


def test_every_setting_is_explained_in_every_language():
    parts = [each[name] for each in FAMILIES.values() if each.has_settings for name in each]
    told = [(part, f.name) for part in parts for f in fields(part) if f.init]
    untold = [
        f"{part.__name__}.{setting}"
        for part, setting in told
        if not is_told(settings.words(part, setting), settings.meaning(part, setting))
    ]
    assert untold == []


def is_told(*texts: str) -> bool:
    """Whether each text is there in every language."""
    told = [in_all_languages("Settings", text).splitlines() for text in texts]
    return all(
        text and len(lines) == len(LANGUAGES) for text, lines in zip(texts, told, strict=True)
    )
