"""A page of the chooser for data that the network brings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.bridge import Bridge
from app.i18n.numbers import bytes_text
from app.i18n.settings import labels, tooltips
from app.panels.data_panel.page import Page
from app.theme import mark
from app.widgets.form import PropertyForm
from engine.data.dataset import Source, sources
from engine.data.downloads import Download
from engine.service.questions import DownloadState, LookForDownload


class DownloadPage(Page):
    """Says how much is there already, and whether the rest can come."""

    def __init__(self, bridge: Bridge, kind: str, parent: QWidget | None = None):
        super().__init__(bridge, kind, parent)
        source = sources[kind]()
        assert isinstance(source, Download)
        self._source: Download = source
        self._state: DownloadState | None = None
        self.state = QLabel(wordWrap=True)
        self.offline = QLabel(wordWrap=True, visible=False)
        self.form = PropertyForm()
        mark(self.offline, kind="error")
        for widget in (self.state, self.offline, self.form):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.form.changed.connect(self._on_changed)
        self.follow()

    def source(self) -> Source:
        return self._source

    def show_source(self, source: Source) -> None:
        assert isinstance(source, Download)
        self._source = source
        self.form.set_part(source)

    def retranslate(self) -> None:
        super().retranslate()
        self.form.set_texts(labels(), tooltips())
        self.form.set_part(self._source)
        self.offline.setText(
            self.tr("This computer is offline: connect it to a network to download the data.")
        )
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bridge.ask(LookForDownload(self._source), self._on_state, topic="data-download")

    def _on_state(self, state: DownloadState) -> None:
        self._state = state
        self._say()

    def _say(self) -> None:
        state = self._state
        if state is None:
            self.state.setText(self.tr("Size: {0}").format(bytes_text(self._source.bytes_to_fetch)))
            return
        size, left = bytes_text(state.size), bytes_text(state.size - state.fetched)
        if state.is_complete:
            text = self.tr("Downloaded already: {0} in the cache.").format(size)
        elif state.fetched:
            text = self.tr("{0} of {1} are still to be downloaded.").format(left, size)
        else:
            text = self.tr("{0} will be downloaded once, checked, and kept in the cache.")
            text = text.format(size)
        self.state.setText(text)
        self.offline.setVisible(not state.online and not state.is_complete)

    def _on_changed(self, name: str, value: Any) -> None:
        self._source = replace(self._source, **{name: value})
        self.form.set_part(self._source)
        self.changed.emit()
