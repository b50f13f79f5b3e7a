"""Icons by what they mean; they take the colour of the scheme each time they are painted."""

from __future__ import annotations

import qtawesome
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from app.theme.switch import theme

GLYPHS = {
    "add": "ph.plus",
    "back": "ph.arrow-left",
    "bin": "ph.trash",
    "bookmark": "ph.bookmark-simple",
    "bulb": "ph.lightbulb",
    "camera": "ph.camera",
    "cancel": "ph.x",
    "chart": "ph.chart-line",
    "bars": "ph.chart-bar",
    "check": "ph.check",
    "clock": "ph.clock",
    "close": "ph.x",
    "collapse": "ph.caret-right",
    "copy": "ph.copy",
    "cut": "ph.scissors",
    "data": "ph.database",
    "down": "ph.caret-down",
    "download": "ph.download-simple",
    "draw": "ph.pencil-line",
    "duplicate": "ph.copy-simple",
    "edit": "ph.pencil-simple",
    "engine": "ph.cpu",
    "erase": "ph.eraser",
    "error": "ph.warning-octagon",
    "expand": "ph.caret-down",
    "export": "ph.export",
    "eye": "ph.eye",
    "eye_off": "ph.eye-slash",
    "file": "ph.file",
    "file_csv": "ph.file-text",
    "file_image": "ph.image-square",
    "fit": "ph.frame-corners",
    "frozen": "ph.snowflake",
    "folder": "ph.folder-open",
    "forward": "ph.arrow-right",
    "full_screen": "ph.arrows-out",
    "grid": "ph.grid-four",
    "heat": "ph.fire",
    "help": "ph.question",
    "image": "ph.image",
    "info": "ph.info",
    "inside": "ph.magnifying-glass-plus",
    "keyboard": "ph.keyboard",
    "laboratory": "ph.flask",
    "language": "ph.translate",
    "lasso": "ph.scribble-loop",
    "layer_activation": "ph.activity",
    "layer_attention": "ph.crosshair",
    "layer_bidirectional": "ph.arrows-left-right",
    "layer_convolution": "ph.selection",
    "layer_core": "ph.share-network",
    "layer_embedding": "ph.text-aa",
    "layer_formula": "ph.math-operations",
    "layer_input": "ph.sign-in",
    "layer_merge": "ph.git-merge",
    "layer_normalization": "ph.sliders",
    "layer_other": "ph.puzzle-piece",
    "layer_pooling": "ph.arrows-in-simple",
    "layer_preprocessing": "ph.magic-wand",
    "layer_recurrent": "ph.repeat",
    "layer_regularization": "ph.drop-half",
    "layer_shape": "ph.rows",
    "layer_time": "ph.clock",
    "layers": "ph.stack",
    "link": "ph.link-simple",
    "list": "ph.list-dashes",
    "log": "ph.notebook",
    "matrix": "ph.dots-nine",
    "menu": "ph.dots-three",
    "mend": "ph.wrench",
    "moon": "ph.moon",
    "move_down": "ph.arrow-down",
    "move_up": "ph.arrow-up",
    "network": "ph.tree-structure",
    "note": "ph.note",
    "open": "ph.folder-open",
    "palette": "ph.paint-brush",
    "paste": "ph.clipboard",
    "pause": "ph.pause-fill",
    "pin": "ph.push-pin",
    "play": "ph.play-fill",
    "redo": "ph.arrow-u-up-right",
    "refresh": "ph.arrows-clockwise",
    "rename": "ph.text-t",
    "restart": "ph.arrow-counter-clockwise",
    "right": "ph.caret-right",
    "runs": "ph.rows",
    "save": "ph.floppy-disk",
    "scales": "ph.scales",
    "scatter": "ph.circles-four",
    "search": "ph.magnifying-glass",
    "settings": "ph.gear-six",
    "shuffle": "ph.shuffle",
    "sliders": "ph.sliders-horizontal",
    "speed": "ph.gauge",
    "star": "ph.star",
    "step": "ph.skip-forward-fill",
    "step_epoch": "ph.fast-forward-fill",
    "stop": "ph.stop-fill",
    "success": "ph.check-circle",
    "sun": "ph.sun",
    "system": "ph.monitor",
    "table": "ph.table",
    "target": "ph.target",
    "train": "ph.barbell",
    "try": "ph.hand-pointing",
    "undo": "ph.arrow-u-up-left",
    "up": "ph.caret-up",
    "warning": "ph.warning",
    "welcome": "ph.house",
    "zoom_in": "ph.magnifying-glass-plus",
    "zoom_out": "ph.magnifying-glass-minus",
}


def icon(name: str, colour: str = "text") -> QIcon:
    """Return the icon called ``name`` in ``GLYPHS``; ``colour`` is the name of a token."""
    return QIcon(_ThemedEngine(GLYPHS[name], colour))


def paint_glyph(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    """Paint the icon called ``name`` in a colour that is given, such as that of a class."""
    qtawesome.icon(GLYPHS[name], color=colour).paint(painter, rect)


class _ThemedEngine(QIconEngine):
    """Paints a glyph in the colour that its token has at that moment."""

    def __init__(self, glyph: str, colour: str):
        super().__init__()
        self._glyph = glyph
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tokens = theme().tokens
        token = "faint" if mode == QIcon.Mode.Disabled else self._colour
        glyph = qtawesome.icon(self._glyph, color=getattr(tokens, token))
        glyph.paint(painter, rect, mode=QIcon.Mode.Normal, state=state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # a widget without room asks for a picture of no size
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._glyph, self._colour)
