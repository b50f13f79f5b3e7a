"""From a probability to the pixels in the real window, with the engine in its own process."""

import numpy as np
import pytest

pytestmark = pytest.mark.window


def test_a_walk_from_the_output_to_a_pixel_by_mouse_and_back_by_keys(hands):
    hands.open_lab("signs")
    panel = hands.window.inside
    hands.window.show_panel("inside")
    hands.until(lambda: panel.picker.bars.bars)
    bar = panel.tabs.tabBar()
    hands.click(bar, bar.tabRect(panel.tabs.indexOf(panel.maps)).center())
    hands.until(lambda: len(panel.maps.view.mosaic.tiles))
    hands.click(panel.maps.buttons[2])
    view = panel.maps.value.view
    hands.until(lambda: view.computation is not None)
    assert view.computation.place == (int(np.argmax(view.computation.row)),)
    walked = []
    while view.computation.kind != "input":
        found = view.computation
        assert found.agrees, f"{found.name}: {found.units} units of rounding"
        walked.append(found.layer)
        cell = int(np.flatnonzero(~view.sheet.rows[0].is_padding.ravel())[0])
        hands.click(view.sheet, view.sheet.cell_rect(0, 0, cell).center().toPoint())
        hands.until(lambda before=found: view.computation is not before)
    assert walked[0] == "Dense"
    assert "Conv2D" in walked
    assert "MaxPooling2D" in walked
    row, column, channel = view.computation.place
    pixels = panel.picker.image.values
    assert view.computation.value == pytest.approx(pixels[row, column, channel] / 255)
    hands.until(view.field.isVisible)
    for layer in reversed(walked):
        hands.press("Alt+Left", hands.window.focusWidget())
        hands.until(lambda layer=layer: view.computation.layer == layer)
    assert not view.back_button.isEnabled()


def test_the_numbers_of_a_value_live_while_a_fresh_network_trains(hands):
    hands.open_lab("signs")
    panel = hands.window.inside
    hands.window.show_panel("inside")
    hands.until(lambda: panel.picker.bars.bars)
    bar = panel.tabs.tabBar()
    hands.click(bar, bar.tabRect(panel.tabs.indexOf(panel.maps)).center())
    hands.click(panel.maps.buttons[2])
    hands.press("F5")
    view = panel.maps.value.view
    hands.until(lambda: hands.session.running and panel.weights.text().endswith("live"))
    hands.until(lambda: view.computation is not None)
    values = {view.computation.value}

    def moved():
        assert view.computation.agrees
        values.add(view.computation.value)
        return len(values) > 3

    hands.until(moved)
    hands.press("Shift+F5")
    hands.finish_run()
