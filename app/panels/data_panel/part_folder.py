"""Settings of a folder of pictures: size, colours, and what is in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.bridge import Bridge
from app.errors import explain, explain_notice
from app.i18n.numbers import bytes_text, count_text
from app.i18n.settings import labels, tooltips
from app.panels.data_panel.file_part import FilePart
from app.panels.data_panel.form_of import form_of, settings_of
from app.theme import mark
from app.widgets.bars import CountBars
from app.widgets.form import PropertyForm
from engine.data.dataset import Source
from engine.data.readers import ImageFolder
from engine.errors import EngineError
from engine.service.questions import Found

SETTINGS = ("width", "height", "colours", "resize")
_Form = form_of(ImageFolder, SETTINGS)
MANY_PICTURES = 2e9  # bytes, from which a smaller size is advised


class FolderPart(FilePart):
    """Proposes the size that most pictures have, and shows the classes."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(bridge, parent)
        self.form = PropertyForm()
        self.summary = QLabel(wordWrap=True)
        self.memory = QLabel(wordWrap=True)
        self.notices = QLabel(wordWrap=True, visible=False)
        self.bars = CountBars()
        self._path = ""
        self._probe: dict[str, Any] = {}
        self._values: Any = _Form()
        self._lay_out()
        self.form.changed.connect(self._on_changed)
        self.follow()

    def show_found(self, found: Found) -> None:
        self._path, self._probe = found.settings["path"], found.probe
        self._values = replace(
            self._values, **{name: found.probe[name] for name in ("width", "height", "colours")}
        )
        pairs = zip(found.probe["classes"], found.probe["counts"], strict=True)
        self.bars.set_counts(list(pairs))
        self._show()

    def show_source(self, source: ImageFolder) -> None:
        self._values = _Form(**{name: getattr(source, name) for name in SETTINGS})
        self._show()

    def source(self) -> Source:
        return ImageFolder(path=self._path, **settings_of(self._values))

    def retranslate(self) -> None:
        self.form.set_texts(labels(), tooltips())
        if self._probe:
            self._show()

    def _lay_out(self) -> None:
        mark(self.memory, kind="muted")
        mark(self.notices, kind="muted")
        scroll = QScrollArea(widgetResizable=True, frameShape=QScrollArea.Shape.NoFrame)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.bars)
        inside.addStretch(1)
        scroll.setWidget(holder)
        self.form.setFixedWidth(232)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.form)
        left.addWidget(self.memory)
        left.addStretch(1)
        self.memory.setMaximumWidth(232)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left)
        row.addWidget(scroll, 1)
        for widget in (self.summary, self.notices):
            self.column.addWidget(widget)
        self.column.addLayout(row, 1)

    def _show(self) -> None:
        self.form.set_part(self._values)
        self.summary.setText(self._summary())
        notices = self._probe.get("notices", ())
        told = [explain_notice(n["code"], n["facts"]) for n in notices[:3]]
        self.notices.setText("\n".join(told))
        self.notices.setVisible(bool(told))
        self._say_memory()
        self.changed.emit()

    def _pictures(self) -> tuple[int, int]:
        """Return how many pictures there are for training and for the test."""
        return sum(self._probe["counts"]), sum(self._probe["test_counts"])

    def _summary(self) -> str:
        train, test = self._pictures()
        classes = len(self._probe["classes"])
        text = self.tr("Classes: {0} · pictures for training: {1} · for the test: {2}.")
        parts = [text.format(classes, count_text(train), count_text(test))]
        if sizes := self._probe["sizes"]:
            width, height, count = sizes[0]
            text = self.tr("Of {0} pictures looked at, {1} have {2} × {3} pixels.")
            parts.append(text.format(self._probe["probed"], count, width, height))
        return " ".join(parts)

    def _say_memory(self) -> None:
        values = self._values
        count = sum(self._pictures()) if self._probe else 0
        size = count * values.width * values.height * (1 if values.colours == "grey" else 3)
        text = self.tr("In memory: {0}.").format(bytes_text(size))
        if size > MANY_PICTURES:
            text += " " + self.tr("A smaller width and height would train faster.")
        self.memory.setText(text)

    def _on_changed(self, name: str, value: Any) -> None:
        try:
            values = replace(self._values, **{name: value})
            ImageFolder(path=self._path, **settings_of(values))
        except EngineError as error:
            self.form.show_error(name, explain(error))
            return
        self._values = values
        self._say_memory()
        self.changed.emit()
