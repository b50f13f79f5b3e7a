"""Errors are whole sentences in Russian, with what was expected in Russian too."""

import ast
from pathlib import Path

import pytest

import engine
from app.errors import explain, explain_notice
from engine.errors import EngineError, SettingError, ShapeError, UnknownName
from engine.layers.convolution import Conv2D
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout

SOURCES = sorted(Path(engine.__file__).parent.rglob("*.py"))


def expected_words() -> set[str]:
    """Return what errors of the engine expect, where it stands there as a text with words.

    A number stands for what is only known when the error is raised.
    """
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    calls = [n for n in nodes if isinstance(n, ast.Call)]
    told = [
        word.value
        for call in calls
        if getattr(call.func, "id", "") in EngineError.kinds
        for word in call.keywords
        if word.arg == "expected"
    ]
    told += [
        node.value
        for node in nodes
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "expected"
    ]
    texts = {text_of(value) for value in told}
    return {t for t in texts if any(c.isalpha() for c in t) and t[0] != "{"}


def text_of(value: ast.expr) -> str:
    parts = value.values if isinstance(value, ast.JoinedStr) else [value]
    if not isinstance(value, ast.JoinedStr | ast.Constant):
        return ""
    return "".join(str(p.value) if isinstance(p, ast.Constant) else "3" for p in parts)


def has_cyrillic(text: str) -> bool:
    return any("а" <= letter <= "я" for letter in text.lower())


@pytest.mark.parametrize("words", sorted(expected_words()))
def test_what_an_error_expects_is_said_in_russian(words, russian):
    sentence = explain(SettingError(setting="x", expected=words, actual=0))
    told = sentence.removeprefix("Для параметра «x» нужно ").removesuffix(", а задано 0.")
    assert has_cyrillic(told) or words == "'valid' or 'same'"
    assert " or " not in told


def test_a_setting_out_of_range_is_told_in_one_sentence(russian):
    with pytest.raises(SettingError) as caught:
        Dense(units=0)
    assert explain(caught.value) == "Для параметра «units» нужно не меньше 1, а задано 0."


def test_numbers_within_what_is_expected_are_kept(russian):
    with pytest.raises(SettingError) as caught:
        Dropout(rate=1.5)
    assert "от 0 и меньше 1" in explain(caught.value)


def test_a_shape_is_described_in_russian(russian):
    error = ShapeError(node="conv2d", expected="(height, width, channels)", actual=(64,))
    assert "формы (высота, ширина, каналы), а приходит (64,)" in explain(error)


def test_a_name_is_unknown_in_its_family(russian):
    error = UnknownName(family="layer", name="Dens", closest="Dense")
    assert explain(error) == "Неизвестное имя (слой): «Dens». Может быть, «Dense»?"


def test_names_of_keras_stay_as_they_are(russian):
    with pytest.raises(SettingError) as caught:
        Conv2D(filters=1, padding="full")
    assert "'valid' или 'same'" in explain(caught.value)


def test_a_notice_tells_a_chosen_word_in_russian(russian):
    facts = {"column": "age", "count": 3, "method": "mean"}
    sentence = explain_notice("ValuesFilled", facts)
    assert sentence == "Пропуски в столбце «age» заполнены (среднее): 3."


def test_facts_are_told_as_they_are_in_english(languages):
    error = SettingError(setting="units", expected="at least 1", actual=0)
    assert explain(error) == str(error)


@pytest.mark.parametrize("kind", sorted(EngineError.kinds))
def test_every_error_has_the_same_places_in_russian(kind, russian):
    template = EngineError.kinds[kind].template
    names = {part.split("}")[0] for part in template.split("{")[1:]}
    facts = {name: f"<{name}>" for name in names}
    sentence = explain_notice(kind, facts)
    assert has_cyrillic(sentence)
    assert all(fact in sentence for fact in facts.values())
