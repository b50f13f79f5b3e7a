"""A picture of one's own: drawn, dropped, pasted or chosen; turned into what the data are like."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from app.widgets.drop_area import DropArea
from app.widgets.sketch_pad import SketchPad
from app.widgets.tabs import FrontTabs
from app.widgets.toggle import Toggle

PICTURE_FILES = "*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp"
_BRIGHT = 128  # mean of pixels from which the ground of images counts as bright


class PictureInput(Live, QWidget):
    """``given(pixels)``: (height, width, channels) uint8. ``file_wanted(path)``: to be read.

    What was read comes back through ``take``. ``emptied``: there is no picture any more.
    """

    given = Signal(object)
    file_wanted = Signal(str)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.pad, self.area = SketchPad(), DropArea("file_image")
        self.tabs = FrontTabs()
        self.undo_button = QToolButton(icon=icon("undo"))
        self.clear_button = QToolButton(icon=icon("erase"))
        self.pen_label, self.pen = QLabel(), QSlider(Qt.Orientation.Horizontal)
        self.invert, self.centre = Toggle(), Toggle()
        self._shape = (28, 28, 1)
        self._inverts = [False, False]  # of drawings, of pictures
        self._pixels: np.ndarray | None = None
        self._pasted: QTemporaryDir | None = None
        self._lay_out()
        self._connect()
        self.follow()

    def set_form(self, shape: tuple[int, int, int], mean: float) -> None:
        """Give pictures this shape; ``mean`` of the data's pixels tells ink from paper."""
        self._shape, self._pixels = shape, None
        self._inverts = [mean >= _BRIGHT, False]
        self._show_options()

    def take(self, pixels: np.ndarray) -> None:
        """Take a picture that was read: (height, width, channels) uint8."""
        self._pixels = pixels
        self.tabs.setCurrentIndex(1)
        self._give()

    def read(self, paths: list[Path]) -> None:
        """Ask for the first of some files."""
        self.file_wanted.emit(str(paths[0]))

    def retranslate(self) -> None:
        self.tabs.setTabText(0, self.tr("Draw"))
        self.tabs.setTabText(1, self.tr("Picture"))
        self.tabs.setAccessibleName(self.tr("Draw or choose a picture"))
        self.area.set_texts(self.tr("Drop or paste a picture here"), self.tr("Choose..."))
        self.invert.setText(self.tr("Invert"))
        self.invert.setToolTip(
            self.tr("Swap dark and bright, for data that are the other way round")
        )
        self.centre.setText(self.tr("Centre"))
        self.centre.setToolTip(self.tr("Centre and scale the drawing as training images are"))
        self.pen_label.setText(self.tr("Pen"))
        for widget, tip in (
            (self.undo_button, self.tr("Take the last stroke back")),
            (self.clear_button, self.tr("Clear the drawing")),
            (self.pen, self.tr("Width of the pen")),
        ):
            widget.setToolTip(tip)
            widget.setAccessibleName(tip)
        for toggle in (self.invert, self.centre):
            toggle.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.area.take(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    # what the user does

    def _give(self) -> None:
        """Tell the picture in front as the data are like."""
        height, width, channels = self._shape
        is_inverted = self.invert.isChecked()
        if self.tabs.currentIndex() == 1:
            if self._pixels is None:
                self.emptied.emit()
            else:
                self.given.emit(255 - self._pixels if is_inverted else self._pixels)
            return
        if self.pad.is_empty():
            self.emptied.emit()
            return
        ink = self.pad.pixels(height, width, self.centre.isChecked())
        if is_inverted:
            ink = 1 - ink
        drawn = np.round(255 * ink).astype(np.uint8)
        self.given.emit(np.repeat(drawn[..., None], channels, axis=2))

    def _on_inverted(self, is_inverted: bool) -> None:
        self._inverts[self.tabs.currentIndex()] = is_inverted
        self._give()

    def _on_tab(self, _index: int) -> None:
        self._show_options()
        self._give()

    def _on_image(self, image: QImage) -> None:
        """Let a picture from the clipboard take the way of files: it is resized like them."""
        self._pasted = QTemporaryDir()
        path = self._pasted.filePath("pasted.png")
        if image.save(path):
            self.file_wanted.emit(path)

    def _on_browse(self) -> None:
        kinds = self.tr("Pictures ({0})").format(PICTURE_FILES)
        dialog = QFileDialog(self, self.tr("Choose a picture"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_options(self) -> None:
        is_drawing = self.tabs.currentIndex() == 0
        with QSignalBlocker(self.invert):
            self.invert.setChecked(self._inverts[self.tabs.currentIndex()])
        self.invert.update()
        for widget in (
            self.centre,
            self.pen_label,
            self.pen,
            self.undo_button,
            self.clear_button,
        ):
            widget.setVisible(is_drawing)

    # how it is built

    def _lay_out(self) -> None:
        mark(self.pen_label, kind="muted")
        self.centre.setChecked(True)
        self.pen.setRange(3, 16)  # percent of the side
        self.pen.setValue(8)
        self.pen_label.setBuddy(self.pen)
        self.tabs.addTab(self.pad, "")
        self.tabs.addTab(self.area, "")
        self.tabs.setFixedHeight(236)
        self.setFocusProxy(self.pad)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        tools.addWidget(self.pen_label)
        tools.addWidget(self.pen, 1)
        tools.addWidget(self.undo_button)
        tools.addWidget(self.clear_button)
        options = QHBoxLayout()
        options.setSpacing(12)
        options.addWidget(self.invert)
        options.addWidget(self.centre)
        options.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.tabs)
        column.addLayout(tools)
        column.addLayout(options)

    def _connect(self) -> None:
        self.pad.drawing.connect(self._give)
        self.pad.changed.connect(self._give)
        self.pen.valueChanged.connect(lambda percent: self.pad.set_pen_size(percent / 100))
        self.undo_button.clicked.connect(self.pad.undo)
        self.clear_button.clicked.connect(self.pad.clear)
        self.invert.toggled.connect(self._on_inverted)
        self.centre.toggled.connect(self._give)
        self.tabs.currentChanged.connect(self._on_tab)
        self.area.files_dropped.connect(self.read)
        self.area.image_dropped.connect(self._on_image)
        self.area.browse_wanted.connect(self._on_browse)
