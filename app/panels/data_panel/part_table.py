"""Settings of a table file: how it is written, what each column is, what the target is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.bridge import Bridge
from app.errors import explain
from app.i18n.settings import labels, tooltips
from app.panels.data_panel.columns_table import ICONS, ColumnsTable
from app.panels.data_panel.file_part import FilePart
from app.panels.data_panel.form_of import form_of, settings_of
from app.panels.data_panel.table_view import RowsTable
from app.theme import mark
from app.theme.icons import icon
from app.widgets.form import PropertyForm
from engine.data.dataset import Source
from engine.data.readers import TableFile
from engine.data.readers.table import ROLES
from engine.errors import Cancelled, EngineError
from engine.service.questions import Found, ProbeTable

FORMAT = ("separator", "decimal", "encoding", "header", "skip")
USE = ("missing", "task")
_Format, _Use = form_of(TableFile, FORMAT), form_of(TableFile, USE)


class TablePart(FilePart):
    """A change of the format reads the beginning of the file again."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None):
        super().__init__(bridge, parent)
        self.format_form = PropertyForm()
        self.use_form = PropertyForm()
        self.columns = ColumnsTable()
        self.rows = RowsTable()
        self.role_buttons = {role: QPushButton(icon(ICONS[role]), "") for role in ROLES}
        self.role_words = QLabel()
        self.left_out = QLabel(wordWrap=True, visible=False)
        self._path = ""
        self._format: Any = _Format()
        self._use: Any = _Use()
        self._probe: dict[str, Any] = {}
        self._error = ""
        self._lay_out()
        self._connect()
        self.follow()

    def show_found(self, found: Found) -> None:
        self._path = found.settings["path"]
        self._use = _Use()
        self._take(found.probe, {})

    def show_source(self, source: TableFile) -> None:
        self._use = _Use(**{name: getattr(source, name) for name in USE})
        chosen = _Format(**{name: getattr(source, name) for name in FORMAT})
        if chosen == self._format:
            self._take(self._probe, dict(source.roles))
        else:
            self.columns.columns.set_columns(self.columns.columns.columns, dict(source.roles))
            self._ask(settings_of(chosen))

    def source(self) -> Source | None:
        if self.problem():
            return None
        settings = settings_of(self._format) | settings_of(self._use)
        return TableFile(path=self._path, roles=self.columns.columns.pairs(), **settings)

    def problem(self) -> str:
        columns = self.columns.columns
        roles = set(columns.roles)
        if self._error:
            return self._error
        if "input" not in roles:
            return self.tr("No column is an input: select some, and click Input.")
        if "target" not in roles:
            return self.tr("No column is the target: select it, and click Target.")
        weights = [
            c for c, role in zip(columns.columns, columns.roles, strict=True) if role == "weight"
        ]
        return self._weight_problem(weights) if weights else ""

    def _weight_problem(self, weights: list[dict[str, Any]]) -> str:
        """Say what the beginning of the file shows already; reading all of it may find more."""
        column = weights[0]
        if len(weights) > 1:
            return self.tr("Several columns are sample weights: leave one, and ignore the others.")
        if column["kind"] in ("text", "empty"):
            words = self.tr("'{0}' holds no numbers, and cannot weigh samples.")
            return words.format(column["name"])
        if column["minimum"] < 0:
            words = self.tr("'{0}' holds numbers below 0, and cannot weigh samples.")
            return words.format(column["name"])
        return ""

    def retranslate(self) -> None:
        for form in (self.format_form, self.use_form):
            form.set_texts(labels(), tooltips())
        self.role_words.setText(self.tr("Selected columns:"))
        words = self.columns.columns.role_words()
        tips = (
            self.tr("The network gets these columns"),
            self.tr("The network learns to tell this column"),
            self.tr("These columns are left out"),
            self.tr("How much each sample counts in the loss: a column of numbers from 0"),
        )
        for (role, button), tip in zip(self.role_buttons.items(), tips, strict=True):
            button.setText(words[role])
            button.setToolTip(tip)
        self.columns.setAccessibleName(self.tr("Columns and their roles"))
        self.columns.setToolTip(self.tr("Double-click a column to change its role"))
        self.rows.setAccessibleName(self.tr("First rows"))
        if self._probe:
            self._say_left_out()
            self.changed.emit()  # what is wrong is said in another language

    def _lay_out(self) -> None:
        mark(self.role_words, kind="muted")
        mark(self.left_out, kind="muted")
        left = QVBoxLayout()
        left.setSpacing(14)
        for form in (self.format_form, self.use_form):
            form.setFixedWidth(226)
            left.addWidget(form)
        left.addStretch(1)
        roles = QHBoxLayout()
        roles.setSpacing(6)
        roles.addWidget(self.role_words)
        for button in self.role_buttons.values():
            button.setAutoDefault(False)
            roles.addWidget(button)
        roles.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.columns, 1)
        right.addLayout(roles)
        right.addWidget(self.rows)
        right.addWidget(self.left_out)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(left)
        row.addLayout(right, 1)
        self.column.addLayout(row, 1)

    def _connect(self) -> None:
        self.format_form.changed.connect(self._on_format_changed)
        self.use_form.changed.connect(self._on_use_changed)
        self.columns.columns.roles_changed.connect(self.changed)
        for role, button in self.role_buttons.items():
            button.clicked.connect(lambda _=False, role=role: self.columns.set_role(role))

    def _on_format_changed(self, name: str, value: Any) -> None:
        self._ask(settings_of(replace(self._format, **{name: value})))

    def _on_use_changed(self, name: str, value: Any) -> None:
        self._use = replace(self._use, **{name: value})
        self.changed.emit()

    def _ask(self, chosen: dict[str, Any]) -> None:
        question = ProbeTable(self._path, tuple(chosen.items()))
        self.bridge.ask(question, self._on_probed, self._on_failed, "data-table")

    def _on_probed(self, probe: dict[str, Any]) -> None:
        self._take(probe, dict(self.columns.columns.pairs()))

    def _on_failed(self, error: EngineError) -> None:
        if not isinstance(error, Cancelled):
            self._error = explain(error)
            self.changed.emit()

    def _take(self, probe: dict[str, Any], roles: dict[str, str]) -> None:
        """Show what was found; ``roles`` that the user gave stay."""
        self._probe, self._error = probe, ""
        self._format = _Format(**{name: probe[name] for name in FORMAT})
        self.format_form.set_part(self._format)
        self.use_form.set_part(self._use)
        self.columns.columns.set_columns(list(probe["columns"]), roles)
        names = [column["name"] for column in probe["columns"]]
        self.rows.rows.set_rows(names, [list(row) for row in probe["rows"]], names)
        self._say_left_out()
        self.changed.emit()

    def _say_left_out(self) -> None:
        count, line = self._probe["left_out"], self._probe["first_left_out"]
        text = self.tr("Lines with another number of columns: {0}; the first is line {1}.")
        self.left_out.setText(text.format(count, line))
        self.left_out.setVisible(count > 0)
