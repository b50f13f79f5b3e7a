"""Pages that fill their place, tabs that take only what they need, figures and colour bars."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.theme.colour_maps import colour_table
from app.widgets.colour_bar import ColourBar
from app.widgets.figures import Figures
from app.widgets.page_area import PageArea
from app.widgets.tabs import FrontTabs


def shown(qtbot, widget, width=300, height=400):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


class Eager(QWidget):
    """Likes to be high, but needs little."""

    def __init__(self, likes, needs):
        super().__init__()
        self._likes, self._needs = likes, needs

    def sizeHint(self):
        return QSize(100, self._likes)

    def minimumSizeHint(self):
        return QSize(50, self._needs)


def page_with(*parts):
    area = PageArea()
    for part in parts:
        area.column.addWidget(part)
    return area


def test_a_page_scrolls_only_where_the_least_height_does_not_fit(qtbot):
    text = QLabel("words " * 30, wordWrap=True)
    area = shown(qtbot, page_with(text, Eager(900, 100)))
    assert area.verticalScrollBar().maximum() == 0
    area.resize(300, 120)
    assert area.verticalScrollBar().maximum() > 0


def test_wrapped_text_on_a_page_is_never_cut(qtbot):
    text = QLabel("words " * 60, wordWrap=True)
    page = page_with(text, Eager(900, 100))  # a page that nobody holds is gone
    shown(qtbot, page, height=150)
    assert text.height() >= text.heightForWidth(text.width())


def test_tabs_need_no_more_than_the_page_in_front(qtbot):
    tabs = FrontTabs()
    tabs.addTab(Eager(50, 40), "low")
    tabs.addTab(Eager(700, 600), "high")
    shown(qtbot, tabs)
    assert tabs.minimumSizeHint().height() < 200
    tabs.setCurrentIndex(1)
    assert tabs.minimumSizeHint().height() >= 600


def test_figures_are_shown_and_taken_away(qtbot):
    figures = Figures()
    qtbot.addWidget(figures)
    figures.set_figures([("Loss", "0.12"), ("Accuracy", "97.0 %")])
    assert [label.text() for label in figures.values] == ["0.12", "97.0 %"]
    figures.set_figures([("Loss", "0.11")])
    assert figures.values[1].isHidden()
    figures.set_figures([])
    assert figures.isHidden()


def test_a_colour_bar_runs_from_the_first_to_the_last_colour(qtbot):
    bar = ColourBar("viridis")
    bar.set_ends("", "")
    shown(qtbot, bar, 256, 20)
    picture = bar.grab().toImage()
    ratio = picture.devicePixelRatio()
    for x, entry in ((4, 0), (251, -1)):
        colour = picture.pixelColor(QPoint(round(x * ratio), round(10 * ratio)))
        expected = colour_table("viridis")[entry]
        assert abs(colour.red() - int(expected[0])) < 12
        assert abs(colour.green() - int(expected[1])) < 12


def test_a_colour_bar_tells_its_ends_to_screen_readers(qtbot):
    bar = ColourBar()
    qtbot.addWidget(bar)
    bar.set_range(-0.25, 1.5)
    assert bar.accessibleName() == "Colours from -0.25 to 1.5"
    assert bar.focusPolicy() == Qt.FocusPolicy.NoFocus
