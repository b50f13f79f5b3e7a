"""A page of the chooser for data of ours: their settings, and how they look."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from app.bridge import Bridge
from app.errors import explain
from app.i18n.settings import labels, tooltips
from app.panels.data_panel.page import Page
from app.panels.data_panel.preview import PreviewPane
from app.theme import mark
from app.widgets.form import PropertyForm
from engine.data.dataset import Source, sources
from engine.errors import EngineError

STEPS = 200  # of the noise slider; finer where there is little noise
SHOWN_SIGNS = {"samples": 160, "test_samples": 10}


class SettingsPage(Page):
    """A form, a slider for the noise where there is any, and a live preview."""

    def __init__(self, bridge: Bridge, kind: str, parent: QWidget | None = None):
        super().__init__(bridge, kind, parent)
        self._source: Source = sources[kind]()
        self.form = PropertyForm()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider_name = QLabel()
        self.preview = PreviewPane(bridge)
        self._lay_out()
        self.form.changed.connect(self._on_changed)
        self.slider.valueChanged.connect(self._on_slider)
        self.follow()
        self._show()

    def source(self) -> Source:
        return self._source

    def show_source(self, source: Source) -> None:
        self._source = source
        self._show()

    def retranslate(self) -> None:
        super().retranslate()
        self.form.set_texts(labels(), tooltips())
        self.slider_name.setText(self.tr("Noise"))
        self.slider.setAccessibleName(self.tr("Noise"))
        self.slider.setToolTip(tooltips().get(f"{self.kind}.noise", ""))

    def _lay_out(self) -> None:
        settings = [f.name for f in fields(self._source)]
        self.slider.setRange(0, STEPS)
        noise = QWidget(visible="noise" in settings)
        line = QHBoxLayout(noise)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        mark(self.slider_name, kind="muted")
        line.addWidget(self.slider_name)
        line.addWidget(self.slider, 1)
        left = QVBoxLayout()
        left.addWidget(self.form)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.preview, 1)
        right.addWidget(noise)
        row = QHBoxLayout()
        row.setSpacing(20)
        if settings:
            self.form.setFixedWidth(232)
            row.addLayout(left)
        row.addLayout(right, 1)
        self.column.addLayout(row, 1)

    def _show(self) -> None:
        self.form.set_part(self._source)
        self._show_noise()
        self.preview.show_source(self._shown())
        self.changed.emit()

    def _shown(self) -> Source:
        """Return what the preview needs of the source: fewer samples look the same."""
        if self.kind != "Signs":
            return self._source
        return replace(self._source, **SHOWN_SIGNS)

    def _show_noise(self) -> None:
        noise = getattr(self._source, "noise", None)
        if noise is not None:
            with QSignalBlocker(self.slider):
                self.slider.setValue(round(STEPS * (noise / self._most) ** 0.5))

    @property
    def _most(self) -> float:
        """The largest noise."""
        noise = next(f for f in fields(self._source) if f.name == "noise")
        return float(noise.metadata["maximum"])

    def _on_slider(self, step: int) -> None:
        self._on_changed("noise", round(self._most * (step / STEPS) ** 2, 3))

    def _on_changed(self, name: str, value: Any) -> None:
        try:
            self._source = replace(self._source, **{name: value})
        except EngineError as error:
            self.form.show_error(name, explain(error))
            return
        self._show()
