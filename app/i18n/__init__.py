"""Languages of the window: English in the source, others from compiled translations."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from resources import path_of

LANGUAGES = {"en": "English", "ru": "Русский"}


@cache
def _dictionary(language: str) -> QTranslator:
    """Return the texts of a language that need not be the one in force."""
    translator = QTranslator()
    translator.load(str(path_of("translations", f"lamina_{language}.qm")))
    return translator


def in_all_languages(context: str, source: str) -> str:
    """Return a source text and its translations, one a line."""
    others = (_dictionary(language).translate(context, source) for language in LANGUAGES)
    return "\n".join((source, *filter(None, others)))


class Languages(QObject):
    """Installs the translations of one language; widgets hear of it by LanguageChange."""

    def __init__(self, app: QCoreApplication):
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self.current = "en"

    def choose(self, language: str) -> None:
        """Use ``language``; "" is that of the system where we have it, English otherwise."""
        QLocale.setDefault(QLocale.c())  # numbers with a point everywhere
        language = language or QLocale.system().name()[:2]
        self.current = language if language in LANGUAGES else "en"
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []
        if self.current != "en":
            self._install(str(path_of("translations", f"lamina_{self.current}.qm")))
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"{folder}/qtbase_{self.current}.qm")

    def _install(self, name: str) -> None:
        translator = QTranslator(self)
        if translator.load(name):
            self._app.installTranslator(translator)
            self._translators.append(translator)
