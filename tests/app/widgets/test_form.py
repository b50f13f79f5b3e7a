"""The form made from a dataclass."""

from dataclasses import dataclass, field, fields

import pytest
from PySide6.QtCore import Qt

from app.widgets.form import PartField, PartsField, PropertyForm
from app.widgets.simple_field import simple_field
from engine import registry
from engine.constraints import constraints
from engine.errors import SettingError
from engine.layers import layers
from engine.regularizers import regularizers


def setting(default, **limits):
    return field(default=default, metadata=limits)


@dataclass(frozen=True)
class Plain:
    registered_name = "Plain"


@dataclass(frozen=True)
class Scaled:
    registered_name = "Scaled"
    scale: float = setting(1.0, minimum=0.0)

    def __post_init__(self):
        if self.scale == 3:
            raise SettingError(setting="scale", expected="not 3", actual=self.scale)


@dataclass(frozen=True)
class Part:
    units: int = setting(32, minimum=1, maximum=64)
    rate: float = setting(0.5, minimum=0.0, maximum=1.0)
    bias: bool = True
    padding: str = setting("valid", choices="valid|same")
    activation: str = setting("relu", choices="activation")
    size: tuple[int, int] = setting((3, 3), minimum=1)
    strides: tuple[int, int] | None = setting(None, minimum=1, optional=True)
    clip: float | None = setting(None, optional=True)
    shape: tuple[int, ...] = (28, 28)
    start: object = setting(Scaled(), choices="initializer")
    penalty: object | None = setting(None, choices="initializer", optional=True)
    steps: tuple[object, ...] = setting((Plain(), Scaled()), choices="initializer")


FAMILIES = {
    "activation": ["linear", "relu", "tanh"],
    "initializer": {"Plain": Plain, "Scaled": Scaled},
}


@pytest.fixture
def form(qtbot):
    made = PropertyForm(
        FAMILIES, tooltips={"units": "<b>Units</b>: outputs"}, labels={"bias": "Use a bias"}
    )
    qtbot.addWidget(made)
    made.set_part(Part())
    made.show()
    return made


def type_into(qtbot, editor, text):
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def choose(qtbot, box, text):
    """Choose an entry with the keys, as a user does."""
    box.setFocus()
    while box.currentIndex() < box.findText(text):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    while box.currentIndex() > box.findText(text):
        qtbot.keyClick(box, Qt.Key.Key_Up)


def test_every_setting_has_a_field_in_its_order(form):
    assert list(form.fields) == list(Part.__dataclass_fields__)


def test_showing_a_part_reports_nothing(qtbot, form):
    with qtbot.assertNotEmitted(form.changed):
        form.set_part(Part(units=7, bias=False, strides=(2, 2), shape=(1,), penalty=Plain()))
    assert form.fields["units"].editor.value() == 7
    assert not form.fields["bias"].editor.isChecked()
    assert form.fields["strides"].tick.isChecked()
    assert form.fields["shape"].editor.text() == "1"
    assert form.fields["penalty"].editor.currentText() == "Plain"


def test_a_number_is_reported_with_its_name(qtbot, form):
    with qtbot.waitSignal(form.changed) as caught:
        type_into(qtbot, form.fields["units"].editor, "12")
    assert caught.args == ["units", 12]


def test_a_number_above_the_maximum_cannot_be_typed(qtbot, form):
    type_into(qtbot, form.fields["units"].editor, "640")
    assert form.fields["units"].editor.value() <= 64


def test_a_switch_is_reported(qtbot, form):
    with qtbot.waitSignal(form.changed) as caught:
        qtbot.mouseClick(form.fields["bias"].editor, Qt.MouseButton.LeftButton)
    assert caught.args == ["bias", False]


@pytest.mark.parametrize(("name", "word"), [("padding", "same"), ("activation", "tanh")])
def test_a_choice_is_reported(qtbot, form, name, word):
    with qtbot.waitSignal(form.changed) as caught:
        choose(qtbot, form.fields[name].editor, word)
    assert caught.args == [name, word]


def test_an_optional_setting_is_none_without_its_tick(qtbot, form):
    strides = form.fields["strides"]
    assert not strides.editor.isEnabled()
    with qtbot.waitSignal(form.changed) as caught:
        qtbot.keyClick(strides.tick, Qt.Key.Key_Space)
    assert caught.args == ["strides", (2, 2)]
    with qtbot.waitSignal(form.changed) as caught:
        qtbot.keyClick(strides.tick, Qt.Key.Key_Space)
    assert caught.args == ["strides", None]


def test_a_shape_is_typed_with_commas(qtbot, form):
    with qtbot.waitSignal(form.changed) as caught:
        type_into(qtbot, form.fields["shape"].editor, "28, 28, 1")
    assert caught.args == ["shape", (28, 28, 1)]


def test_a_shape_that_is_none_goes_back(qtbot, form):
    with qtbot.assertNotEmitted(form.changed):
        type_into(qtbot, form.fields["shape"].editor, "a, b")
    assert form.fields["shape"].editor.text() == "28, 28"


def test_another_part_of_a_family_comes_with_its_own_settings(qtbot, form):
    start = form.fields["start"]
    assert isinstance(start, PartField)
    assert start.inner.isVisible()
    with qtbot.waitSignal(form.changed) as caught:
        choose(qtbot, start.editor, "Plain")
    assert caught.args == ["start", Plain()]
    assert not start.inner.isVisible()


def test_a_setting_of_an_inner_part_is_reported_as_a_new_part(qtbot, form):
    inner = form.fields["start"].inner
    with qtbot.waitSignal(form.changed) as caught:
        type_into(qtbot, inner.fields["scale"].editor, "0.25")
    assert caught.args == ["start", Scaled(scale=0.25)]


def test_an_inner_part_that_refuses_says_why(qtbot, form):
    inner = form.fields["start"].inner
    with qtbot.assertNotEmitted(form.changed):
        type_into(qtbot, inner.fields["scale"].editor, "3")
    assert "not 3" in inner._errors["scale"].text()


def test_an_optional_part_can_be_none(qtbot, form):
    penalty = form.fields["penalty"]
    with qtbot.waitSignal(form.changed) as caught:
        choose(qtbot, penalty.editor, "Plain")
    assert caught.args == ["penalty", Plain()]
    with qtbot.waitSignal(form.changed) as caught:
        choose(qtbot, penalty.editor, "none")
    assert caught.args == ["penalty", None]


def test_an_error_stands_under_its_field_until_it_is_changed(qtbot, form):
    form.show_error("units", "Too many.")
    assert form._errors["units"].isVisible()
    assert form.fields["units"].editor.property("invalid")
    type_into(qtbot, form.fields["units"].editor, "3")
    assert not form._errors["units"].isVisible()
    assert not form.fields["units"].editor.property("invalid")


def test_tooltips_and_words_come_from_outside(form):
    assert "outputs" in form.fields["units"].toolTip()
    assert form.fields["bias"].editor.accessibleName() == "Use a bias"
    assert form.fields["units"].editor.accessibleName() == "Units"


def test_words_for_a_class_come_before_words_for_all(qtbot):
    made = PropertyForm(FAMILIES, labels={"scale": "Any scale", "Scaled.scale": "This scale"})
    qtbot.addWidget(made)
    made.set_part(Scaled())
    assert made.fields["scale"].editor.accessibleName() == "This scale"


def test_new_words_keep_the_values(form):
    form.set_part(Part(units=9))
    form.set_texts({"units": "Нейроны"}, {})
    assert form.fields["units"].editor.accessibleName() == "Нейроны"
    assert form.fields["units"].editor.value() == 9


@pytest.mark.parametrize("name", layers)
def test_the_settings_of_every_layer_make_a_form(qtbot, name):
    made = PropertyForm(
        {**registry.FAMILIES, "regularizer": regularizers, "constraint": constraints}
    )
    qtbot.addWidget(made)
    layer = layers[name]()
    with qtbot.assertNotEmitted(made.changed):
        made.set_part(layer)
    assert list(made.fields) == [f.name for f in fields(layer) if f.init]


def test_a_limit_beyond_what_boxes_count_to_is_lowered(qtbot):
    field = simple_field(int, {"minimum": 0, "maximum": 2**32 - 1})
    qtbot.addWidget(field)
    assert field.editor.maximum() == 2**31 - 1


def test_several_parts_are_added_changed_and_removed(qtbot, form):
    steps = form.fields["steps"]
    assert isinstance(steps, PartsField)
    with qtbot.waitSignal(form.changed) as caught:
        type_into(qtbot, steps.rows[1].inner.fields["scale"].editor, "0.5")
    assert caught.args == ["steps", (Plain(), Scaled(scale=0.5))]
    with qtbot.waitSignal(form.changed) as caught:
        qtbot.mouseClick(steps.add_button, Qt.MouseButton.LeftButton)
    assert caught.args == ["steps", (Plain(), Scaled(scale=0.5), Scaled(scale=0.5))]
    for _ in range(2):
        qtbot.mouseClick(steps.remove_button, Qt.MouseButton.LeftButton)
    assert len(steps.rows) == 1
    assert not steps.remove_button.isEnabled()


def test_hidden_settings_have_no_field_also_in_parts(qtbot):
    made = PropertyForm(FAMILIES, hidden=("scale", "units"))
    qtbot.addWidget(made)
    made.set_part(Part())
    assert "units" not in made.fields
    assert made.fields["start"].inner.fields == {}


@dataclass(frozen=True)
class Choosy:
    registered_name = "Choosy"
    inner: object = setting(Plain(), choices="initializer")

    def __post_init__(self):
        if isinstance(self.inner, Scaled):
            raise SettingError(setting="inner", expected="Plain", actual=self.inner)


def test_only_parts_that_fit_are_offered(qtbot):
    made = PropertyForm(FAMILIES)
    qtbot.addWidget(made)
    made.set_part(Choosy())
    box = made.fields["inner"].editor
    assert [box.itemText(i) for i in range(box.count())] == ["Plain"]


@dataclass(frozen=True)
class Rows:
    registered_name = "Rows"
    one: tuple[int] = setting((3,), minimum=1)
    three: tuple[int, int, int] = setting((1, 2, 3), minimum=1)
    open_shape: tuple[object, ...] = setting((None, 8), minimum=1)
    borders: tuple[tuple[int, int], ...] = setting(((1, 2), (3, 4)))
    range: tuple[float, float] = setting((-0.1, 0.1))
    axis: int | tuple[int, ...] = setting(0)
    maybe: tuple[float, ...] | None = setting(None, optional=True)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("open_shape", "any, 4", (None, 4)),
        ("borders", "(0, 1), (2, 2)", ((0, 1), (2, 2))),
        ("range", "-0.2, 0", (-0.2, 0.0)),
        ("axis", "1, 2", (1, 2)),
        ("axis", "2", 2),
    ],
)
def test_rows_of_all_kinds_are_typed(qtbot, qapp, name, text, value):
    made = PropertyForm(FAMILIES)
    qtbot.addWidget(made)
    made.set_part(Rows())
    with qtbot.waitSignal(made.changed) as caught:
        type_into(qtbot, made.fields[name].editor, text)
    assert caught.args == [name, value]


def test_one_to_three_sizes_stand_side_by_side(qtbot):
    made = PropertyForm(FAMILIES)
    qtbot.addWidget(made)
    made.set_part(Rows())
    assert made.fields["one"].editor.value() == (3,)
    assert made.fields["three"].editor.value() == (1, 2, 3)
    assert made.fields["maybe"].tick.isChecked() is False
