"""Samples of each class as small pictures; a click opens one large."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.bridge import Bridge
from app.panels.data_panel.gallery import Gallery, Group
from app.panels.data_panel.more import MANY, MoreClasses
from app.panels.data_panel.view import DataView
from engine.data.summary import Thumbnails as Pictures
from engine.service.overview import Overview
from engine.service.questions import Thumbnails

PER_CLASS, SIZE = 16, 64
PER_CLASS_OF_MANY, SIZE_OF_MANY = 8, 32


class SamplesView(DataView):
    """``sample_wanted(place)``: number of a sample in the part "all"."""

    sample_wanted = Signal(int)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(bridge, parent)
        self.gallery = Gallery()
        self.more = MoreClasses()
        self._groups: list[Group] = []
        for widget in (self.gallery, self.more, self.error):
            self.column.addWidget(widget)
        self.gallery.clicked.connect(self.sample_wanted)
        self.more.toggled.connect(self._show_groups)
        self.follow()

    def fits(self, overview: Overview) -> bool:
        return overview.is_image

    def refresh(self) -> None:
        assert self.overview is not None
        many = len(self.overview.classes) > MANY
        per_class = PER_CLASS_OF_MANY if many else PER_CLASS
        size = SIZE_OF_MANY if many else SIZE
        question = Thumbnails(self.overview.choice, per_class, size)
        self.ask(question, self._on_pictures, "thumbnails")

    def retranslate(self) -> None:
        self.gallery.setToolTip(self.tr("Click a picture to see it large"))

    def _on_pictures(self, found: Pictures) -> None:
        assert self.overview is not None
        self._groups = [
            Group(name, images[keys >= 0], keys[keys >= 0].tolist())
            for name, images, keys in zip(
                self.overview.classes, found.images, found.samples, strict=True
            )
        ]
        self.more.set_count(len(self._groups))
        self._show_groups()

    def _show_groups(self) -> None:
        self.gallery.set_groups(self.more.shown(self._groups))
