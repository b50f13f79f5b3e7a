"""What excites filters, of layers as they seldom are."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.inside_layers import LookedAt
from app.viewers.book_maps_view import BookMapsView
from app.viewers.pattern_view import PatternView
from engine.explain.book_figures import activation_picture


@pytest.fixture
def view(qtbot):
    view = PatternView()
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    return view


def shown(view, first, silent=()):
    pictures = np.full((64, 5, 5, 1), 200, np.uint8)
    values = np.tile([1.0, 2.0], (64, 1))
    is_silent = np.isin(np.arange(64), silent)
    view.show_patterns(first, pictures, values, is_silent, np.zeros((75, 75, 1), np.uint8))


def test_a_thousand_filters_are_shown_64_at_a_time(view, qtbot):
    view.set_layers([LookedAt("n1", "wide", (7, 7, 1000), True)])
    assert view.first_box.isVisible()
    assert view.first_box.maximum() == 999
    shown(view, 128)
    assert "128 to 191" in view.caption.text()
    view.mosaic.setFocus()
    QTest.keyClick(view.mosaic, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.unit_wanted) as caught:
        QTest.mouseClick(view.more_button, Qt.MouseButton.LeftButton)
    assert caught.args == [128]


def test_few_filters_need_no_first_one(view):
    view.set_layers([LookedAt("n1", "narrow", (7, 7, 64), True)])
    assert not view.first_box.isVisible()


def test_filters_without_response_are_dark_and_told(view):
    view.set_layers([LookedAt("n1", "conv", (7, 7, 64), True)])
    shown(view, 0, silent=(3,))
    assert (view.mosaic.tiles[3] == 50).all()
    assert (view.mosaic.tiles[2] == 200).all()
    assert "without response: 1" in view.caption.text()


def test_maps_of_one_cell_and_no_maps_are_told(qtbot, tmp_path):
    view = BookMapsView()
    qtbot.addWidget(view)
    view.show_pictures(("last",), (activation_picture(np.ones((1, 1, 20))),))
    assert view.views[0].values.shape == (2, 16, 3)
    view.export_button.write("npz", tmp_path / "maps.npz")
    with np.load(tmp_path / "maps.npz") as file:
        assert file["last"].shape == (2, 16)
    view.show_pictures((), ())
    assert "No layer gives maps" in view.caption.text()
