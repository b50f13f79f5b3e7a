"""A badge that says whether a heat map is to be believed, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.models.trust_texts import COLOURS, ICONS, finding_text, verdict_text
from app.theme import mark
from app.theme.icons import icon
from app.theme.live import Live
from engine.explain.trust import Trust


class TrustBadge(Live, QWidget):
    """A click asks for the tests, or gives them up while they run; later it shows the reasons.

    ``wanted`` and ``given_up`` tell what the user does.
    """

    wanted = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.button = QPushButton()
        self.reasons = QLabel(wordWrap=True)
        self._trust: Trust | None = None
        self._share: float | None = None  # of the tests that run
        mark(self.button, kind="quiet")
        mark(self.reasons, kind="small")
        self.reasons.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button)
        column.addWidget(self.reasons)
        self.button.clicked.connect(self._on_clicked)
        self.setFocusProxy(self.button)
        self.follow()

    @property
    def is_testing(self) -> bool:
        """Whether the tests run now."""
        return self._share is not None

    @property
    def is_tested(self) -> bool:
        """Whether a verdict is shown."""
        return self._trust is not None

    def forget(self) -> None:
        """The map is another one: nothing is known of it."""
        self._trust, self._share = None, None
        self.reasons.hide()
        self.retranslate()

    def set_progress(self, done: int, total: int) -> None:
        """Tell how far the tests are."""
        self._share = done / max(total, 1)
        self.retranslate()

    def show_trust(self, trust: Trust, is_wanted: bool = True) -> None:
        """Show the verdict; also the reasons, unless all is well and nobody wanted to know."""
        self._trust, self._share = trust, None
        self.reasons.setVisible(is_wanted or trust.verdict != "green")
        self.retranslate()

    def retranslate(self) -> None:
        if self._share is not None:
            words = self.tr("Testing: {0} %").format(round(100 * self._share))
            look, colour, tip = "cancel", "muted", self.tr("Click to give the tests up")
        elif self._trust is None:
            words, look, colour = self.tr("Test this map"), "scales", "muted"
            tip = self.tr(
                "Compares the map with those of random weights, takes away and brings back what it "
                "shows first, and asks other methods. Some hundred runs of the network."
            )
        else:
            trust = self._trust
            words, look, colour = verdict_text(trust), ICONS[trust.verdict], COLOURS[trust.verdict]
            tip = "\n".join(finding_text(each) for each in trust.findings)
            self.reasons.setText(tip)
        self.button.setText(words)
        self.button.setIcon(icon(look, colour))
        self.button.setToolTip(tip)
        self.button.setAccessibleDescription(tip)

    def _on_clicked(self) -> None:
        if self.is_testing:
            self.given_up.emit()
        elif self._trust is None:
            self.wanted.emit()
        else:
            self.reasons.setVisible(self.reasons.isHidden())
