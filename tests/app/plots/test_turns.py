from app.plots import turns


def test_plots_that_ask_together_paint_apart():
    first, second, third = (turns.turn() for _ in range(3))
    assert first >= turns.SOON
    assert second - first >= turns.APART - 2
    assert third - second >= turns.APART - 2


def test_a_plot_that_asks_after_a_rest_paints_soon(monkeypatch):
    monkeypatch.setattr(turns, "_last", 0.0)
    assert turns.turn() == turns.SOON
