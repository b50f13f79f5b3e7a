"""The scheme in force: one object, owned by the application, that says when colours change."""

from __future__ import annotations

from importlib.resources import files
from string import Template

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.theme.tokens import DARK, FONTS, LIGHT, SCHEMES, SIZES, Tokens

FALLBACK_FAMILY = "DejaVu Sans"
_OBJECT_NAME = "lamina.theme"


class ThemeSwitch(QObject):
    """Holds the scheme; ``changed`` is emitted after palette and stylesheet are in force."""

    changed = Signal()

    def __init__(self, app: QApplication):
        super().__init__(app)
        self.setObjectName(_OBJECT_NAME)
        self.tokens = LIGHT
        self.choice = "light"  # "system", "dark" or "light"
        self._app = app
        self._font_size = 0.0
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def choose(self, choice: str) -> None:
        """Put "dark", "light" or the "system"'s scheme in force, everywhere at once."""
        assert choice in ("system", *SCHEMES), choice
        self.choice = choice
        tokens = self._of_system() if choice == "system" else SCHEMES[choice]
        if not self._font_size:
            self._prepare()
        elif tokens == self.tokens:
            return
        self.tokens = tokens
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(stylesheet(tokens, self._font_size))
        self.changed.emit()

    def _prepare(self) -> None:
        """Set what is the same in both schemes: style, fonts, where images lie."""
        self._app.setStyle("Fusion")
        QDir.addSearchPath("lamina", str(files("resources") / "icons"))
        QFontDatabase.addApplicationFont(str(files("resources") / "fonts" / "DejaVuSans.ttf"))
        font = QFont(self._app.font())
        font.setFamilies([*font.families(), FALLBACK_FAMILY])
        self._app.setFont(font)
        self._font_size = font.pointSizeF() if font.pointSizeF() > 0 else 10.0

    def _of_system(self) -> Tokens:
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def _on_system_changed(self) -> None:
        if self.choice == "system":
            self.choose("system")


def theme() -> ThemeSwitch:
    """Return the application's switch; it is made at the first call."""
    app = QApplication.instance()
    assert isinstance(app, QApplication), "the theme needs a QApplication"
    found = app.findChild(ThemeSwitch, _OBJECT_NAME)
    return found if found is not None else ThemeSwitch(app)


def stylesheet(tokens: Tokens, font_size: float) -> str:
    """Return the stylesheet with the colours of ``tokens``; ``font_size`` in points."""
    values = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    values |= {name: f"{getattr(SIZES, name)}px" for name in type(SIZES).__dataclass_fields__}
    values |= {
        f"font_{name}": f"{getattr(FONTS, name) * font_size:.1f}pt"
        for name in type(FONTS).__dataclass_fields__
    }
    template = (files("app.theme") / "style.qss").read_text(encoding="utf-8")
    return Template(template).substitute(values)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of ``tokens``, for all that the stylesheet does not reach."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.sunken,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.faint,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.Light: tokens.hover,
        role.Midlight: tokens.raised,
        role.Mid: tokens.border,
        role.Dark: tokens.border_strong,
        role.Shadow: tokens.window,
    }
    made = QPalette()
    for each, colour in colours.items():
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.faint))
    return made
