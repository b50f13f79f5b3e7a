"""Inside, results and try in the real window, with the engine in its own process."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from resources import path_of
from tests.app.mouse import drag

pytestmark = pytest.mark.window


@pytest.fixture
def inside(hands):
    """The inside panel with the shipped laboratory."""
    hands.open_lab("signs")
    panel = hands.window.inside
    hands.window.show_panel("inside")
    hands.until(lambda: panel.picker.bars.bars and len(panel.filters.view.mosaic.tiles))
    return panel


def click_tab(hands, panel, page):
    bar = panel.tabs.tabBar()
    hands.click(bar, bar.tabRect(panel.tabs.indexOf(page)).center())


def test_filters_of_the_shipped_network_appear(inside):
    with np.load(path_of("labs", "signs.npz"), allow_pickle=False) as file:
        kernels = [file[name] for name in file.files if name.endswith("/kernel")]
    first = next(k for k in kernels if k.ndim == 4 and k.shape[2] == 1)
    assert np.array_equal(inside.filters.view.mosaic.tiles, first[:, :, 0].transpose(2, 0, 1))


def test_the_shipped_network_knows_the_first_sample(inside):
    assert inside.picker.bars.bars[0].name == inside.picker.truth.text()


def test_maps_and_heat_follow_the_sample(hands, inside):
    click_tab(hands, inside, inside.maps)
    view = inside.maps.view.mosaic
    hands.until(lambda: len(view.tiles))
    before = view.tiles.copy()
    inside.picker.strip.setFocus()
    hands.press("Right", inside.picker.strip)
    hands.until(lambda: not np.array_equal(view.tiles, before))
    click_tab(hands, inside, inside.heat)
    overlay = inside.heat.view.overlay
    hands.until(lambda: overlay.heat is not None)
    assert overlay.heat.shape == (28, 28)
    assert overlay.heat.max() <= 1
    assert overlay.heat.max() > 0.5
    assert inside.picker.truth.text() in inside.heat.view.sentence.text()


def test_filters_move_while_a_fresh_network_trains(hands, inside):
    hands.press("F5")
    hands.until(lambda: hands.session.running and inside.weights.text().endswith("live"))
    hands.until(lambda: len(inside.filters.view.mosaic.tiles))
    before = inside.filters.view.mosaic.tiles.copy()
    hands.until(lambda: not np.array_equal(inside.filters.view.mosaic.tiles, before))
    hands.press("Shift+F5")
    hands.finish_run()


def test_a_mistake_in_the_matrix_leads_inside(hands, inside):
    results = hands.window.results
    hands.window.show_panel("results")
    gallery = results.classes.gallery
    hands.until(lambda: gallery.grid.count)
    cells = gallery.grid.list
    index = cells.model().index(0, 0)
    hands.click(cells.viewport(), cells.visualRect(index).center())
    hands.click(gallery.look_button)
    hands.until(inside.isVisible)
    place = results.classes._places[0]
    hands.until(lambda: inside.picker.order.place == place)
    hands.until(lambda: inside.picker.bars.bars[0].name != inside.picker.truth.text())


def test_evaluation_of_the_shipped_network_agrees_with_its_record(hands, inside):
    results = hands.window.results
    hands.window.show_panel("results")
    hands.until(lambda: results.figures.values)
    hands.click(results.evaluate_button)
    names = lambda: [name.text() for name in results.figures.names]  # noqa: E731
    hands.until(lambda: "Loss" in names())
    share = hands.session.records["shipped"].last["val_accuracy"]
    accuracy = results.figures.values[names().index("Accuracy")].text()
    assert accuracy == f"{100 * share:.1f} %"


def test_a_drawing_is_answered_while_it_is_drawn(hands, inside, qtbot):
    hands.window.show_panel("try")
    panel = hands.window.trial
    pad = panel.picture.pad
    hands.until(pad.isVisible)
    side = pad.width()
    places = [QPoint(side // 4, y) for y in range(side // 4, 3 * side // 4, 8)]
    drag(qtbot, pad, *places, button=Qt.MouseButton.LeftButton)
    hands.until(lambda: panel.bars.bars and panel.seen.heat is not None)
    assert panel.heading.text().startswith(panel.bars.bars[0].name)


def test_a_folder_of_pictures_becomes_a_table(hands, inside, tmp_path):
    panel = hands.window.trial
    hands.window.show_panel("try")
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in range(3):
        hands.window.inside.picker.image.picture(64).save(str(folder / f"{number}.png"))
    (folder / "broken.png").write_bytes(b"\x89PNG no more")
    panel.folder.predict(folder, tmp_path / "said.csv")
    hands.until(lambda: panel.folder.problems.count())
    lines = (tmp_path / "said.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("file,class,probability")
    assert "'said.csv' is written. Predicted: 3, not readable: 1." in panel.folder.sentence.text()
