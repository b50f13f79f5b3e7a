"""The errors of the readers: each can cross a process, and none hides another."""

import inspect
import string

import pytest

from engine import errors as common
from engine.data.readers import errors
from engine.errors import EngineError, rebuilt

KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if kind.__module__ == errors.__name__
]


def test_no_name_is_taken_by_two_errors():
    assert not {kind.__name__ for kind in KINDS} & set(vars(common))
    for kind in KINDS:
        assert EngineError.kinds[kind.__name__] is kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_is_rebuilt_from_its_name_and_facts(kind):
    fields = [name for _, name, _, _ in string.Formatter().parse(kind.template) if name]
    error = kind(**dict.fromkeys(fields, 7))
    again = rebuilt(kind.__name__, error.facts)
    assert type(again) is kind
    assert str(again) == str(error)
    assert "{" not in str(error)
