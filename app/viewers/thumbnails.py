"""Small images in rows, with captions; only those in sight are painted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.theme import theme
from app.theme.live import Live
from app.viewers.mosaic import best_columns
from app.widgets.pixels import as_pixels, to_image, write_npz, write_png


class ThumbnailGrid(Live, QWidget):
    """Shows images (images, height, width[, 1 or 3]) with captions.

    ``image_chosen(index)``: the choice has moved there, by click or arrow keys;
    ``image_activated(index)``: double click or Enter.
    """

    image_chosen = Signal(int)
    image_activated = Signal(int)

    def __init__(self, side: int = 64, parent: QWidget | None = None):
        super().__init__(parent)
        self.list = _List(self)
        self._side = side
        self._model = _Thumbnails(side, self)
        self._lay_out(side)
        self.list.clicked.connect(lambda index: self.image_chosen.emit(index.row()))
        self.list.activated.connect(lambda index: self.image_activated.emit(index.row()))
        self.list.moved.connect(self.image_chosen)
        self.follow()

    def set_images(
        self,
        images: np.ndarray,
        captions: Sequence[str] = (),
        tooltips: Sequence[str] = (),
    ) -> None:
        """Show ``images``, an array or a list of arrays of different sizes.

        A caption may have several lines.
        """
        self._make_room(max((caption.count("\n") + 1 for caption in captions), default=1))
        self._model.set_images(images, captions, tooltips)

    @property
    def count(self) -> int:
        return self._model.rowCount()

    @property
    def current(self) -> int:
        """The image chosen, -1 if none."""
        return self.list.currentIndex().row()

    def select(self, index: int) -> None:
        """Choose an image and bring it into sight."""
        self.list.setCurrentIndex(self._model.index(index, 0))

    def export_png(self, path: str | Path, side: int = 64) -> None:
        """Write all images as one picture, ``side`` pixels each."""
        images = [to_image(as_pixels(image)) for image in self._model.images]
        columns = best_columns(np.empty((max(1, len(images)), 1, 1)), 4, 3)
        rows = -(-len(images) // columns)
        size = QSize(columns * (side + 2) + 2, rows * (side + 2) + 2)
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(theme().tokens.ground)
        painter = QPainter(picture)
        for number, image in enumerate(images):
            row, column = divmod(number, columns)
            left, top = column * (side + 2) + 2, row * (side + 2) + 2
            painter.drawPixmap(left, top, thumbnail(image, side))
        painter.end()
        write_png(picture, path)

    def export_npz(self, path: str | Path) -> None:
        """Write the images as ``image_0``, ``image_1``, ..."""
        write_npz(path, {f"image_{n}": np.asarray(i) for n, i in enumerate(self._model.images)})

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Images"))

    def _make_room(self, lines: int) -> None:
        """Make every place as high as an image and a caption of so many lines."""
        height = self._side + lines * self.fontMetrics().height() + 22
        if self.list.gridSize().height() != height:
            self.list.setGridSize(QSize(self._side + 22, height))

    def _lay_out(self, side: int) -> None:
        self._make_room(1)
        self.list.setModel(self._model)
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(side, side))
        self.list.setSpacing(4)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)


class _List(QListView):
    """Reports where the keys have moved the choice."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        now = self.currentIndex().row()
        if now not in (before, -1):
            self.moved.emit(now)


class _Thumbnails(QAbstractListModel):
    """Makes a thumbnail when it comes into sight, and keeps it."""

    def __init__(self, side: int, parent: QWidget):
        super().__init__(parent)
        self.images: Sequence[np.ndarray] | np.ndarray = []
        self._captions: Sequence[str] = ()
        self._tooltips: Sequence[str] = ()
        self._icons: dict[int, QIcon] = {}
        self._side = side

    def set_images(
        self,
        images: Sequence[np.ndarray] | np.ndarray,
        captions: Sequence[str],
        tooltips: Sequence[str],
    ) -> None:
        self.beginResetModel()
        self.images, self._captions, self._tooltips = images, captions, tooltips
        self._icons = {}
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.images)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        row = index.row()
        if role == Qt.ItemDataRole.DecorationRole:
            if row not in self._icons:
                image = to_image(as_pixels(np.asarray(self.images[row])))
                self._icons[row] = _same_when_selected(thumbnail(image, self._side))
            return self._icons[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._captions[row] if row < len(self._captions) else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            texts = self._tooltips or self._captions
            return texts[row] if row < len(texts) else ""
        return None


def thumbnail(image: QImage, side: int) -> QPixmap:
    """Return ``image`` in a square; small images keep hard pixels, large ones are smoothed."""
    smooth = Qt.TransformationMode.SmoothTransformation
    hard = Qt.TransformationMode.FastTransformation
    mode = hard if max(image.width(), image.height()) <= side else smooth
    scaled = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, mode)
    square = QPixmap(side, side)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    painter.drawImage((side - scaled.width()) // 2, (side - scaled.height()) // 2, scaled)
    painter.end()
    return square


def _same_when_selected(pixmap: QPixmap) -> QIcon:
    """Return an icon that a selection does not tint: colours are what one looks at."""
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made
