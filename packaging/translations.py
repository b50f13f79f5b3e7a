"""Collects every text of the window, and compiles the translations.

``python packaging/translations.py`` writes ``resources/translations/lamina_<language>.ts`` anew:
texts that are gone leave it, new ones come in unfinished, translated ones stay. Then each file
is compiled to ``.qm`` by Qt's lrelease. ``--check`` writes nothing and fails on anything missing.

Texts are: ``self.tr("...")`` (context: the class), ``translate("context", "...")``,
``_tr("...")`` of a module with a function of that name around ``translate``,
``marked("context", "...")``, the templates of all engine errors (context "EngineError"), and
what ``engine/settings`` says of layers and settings (contexts "Settings" and "Choices").
"""

from __future__ import annotations

import argparse
import ast
import importlib
import pkgutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"ru": "ru_RU"}
PLURAL_FORMS = {"ru": 3}
MARKING = {"translate", "marked", "QT_TRANSLATE_NOOP"}


@dataclass(frozen=True, order=True)
class Text:
    """One text to translate; ``plural`` ones count with ``%n``."""

    context: str
    source: str
    plural: bool = False


def texts_of_sources() -> set[Text]:
    """Return the texts that stand in the sources of the window and of the engine."""
    found: set[Text] = set()
    for folder in ("app", "engine"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            _visit(tree, "", found)
    return found


def texts_of_errors() -> set[Text]:
    """Return the templates of all engine errors."""
    sys.path.insert(0, str(ROOT))
    import engine

    for module in pkgutil.walk_packages(engine.__path__, "engine."):
        if module.name.rpartition(".")[2] not in ("cpu", "gpu", "compiled", "simd", "__main__"):
            importlib.import_module(module.name)
    from engine.errors import EngineError

    kinds = {EngineError, *EngineError.kinds.values()}
    return {Text("EngineError", kind.template) for kind in kinds}


def texts_of_settings() -> set[Text]:
    """Return labels and meanings of all settings, and the words to choose from."""
    sys.path.insert(0, str(ROOT))
    import app.document  # noqa: F401 (registers every class that has settings)
    from app.i18n.settings import texts

    return {Text(context, source) for context, source in texts()}


def all_texts() -> set[Text]:
    """Return every text that the window may show."""
    return texts_of_sources() | texts_of_errors() | texts_of_settings()


def _visit(node: ast.AST, context: str, found: set[Text]) -> None:
    if isinstance(node, ast.Module):
        context = _context_of_helper(node)
    if isinstance(node, ast.ClassDef):
        context = node.name
    if isinstance(node, ast.Call) and (text := _text_of(node, context)):
        found.add(text)
    for child in ast.iter_child_nodes(node):
        _visit(child, context, found)


def _context_of_helper(module: ast.Module) -> str:
    """Return the context of a module's own ``_tr``, a function around ``translate``."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            call = next(n for n in ast.walk(node) if isinstance(n, ast.Call))
            return str(call.args[0].value)  # type: ignore[attr-defined]
    return ""


def _text_of(call: ast.Call, context: str) -> Text | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    words = [a.value for a in call.args if isinstance(a, ast.Constant)]
    if name in ("tr", "_tr") and words and isinstance(words[0], str):
        assert context, f"line {call.lineno}: '{words[0]}' stands in no class"
        return Text(context, words[0], len(call.args) == 3)
    if name in MARKING and len(words) >= 2 and isinstance(words[1], str):
        return Text(str(words[0]), words[1], len(call.args) == 4)
    return None


def read(language: str) -> dict[Text, list[str]]:
    """Return the translations of a language by text; one for each plural form."""
    path = FOLDER / f"lamina_{language}.ts"
    if not path.is_file():
        return {}
    known = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            plural = message.get("numerus") == "yes"
            text = Text(context.findtext("name", ""), message.findtext("source", ""), plural)
            translation = message.find("translation")
            assert translation is not None
            forms = [f.text or "" for f in translation.iter("numerusform")]
            known[text] = forms if plural else [translation.text or ""]
    return known


def write(language: str, texts: set[Text], known: dict[Text, list[str]]) -> None:
    """Write the file of a language, sorted, so that changes can be read."""
    root = ElementTree.Element("TS", version="2.1", language=LANGUAGES[language])
    contexts: dict[str, ElementTree.Element] = {}
    for text in sorted(texts):
        if text.context not in contexts:
            contexts[text.context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[text.context], "name").text = text.context
        _add(contexts[text.context], text, known.get(text, [""]), PLURAL_FORMS[language])
    ElementTree.indent(root, " ")
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"lamina_{language}.ts"
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + ElementTree.tostring(root, "unicode") + "\n", encoding="utf-8")


def _add(context: ElementTree.Element, text: Text, forms: list[str], count: int) -> None:
    message = ElementTree.SubElement(context, "message")
    ElementTree.SubElement(message, "source").text = text.source
    translation = ElementTree.SubElement(message, "translation")
    if not all(forms):
        translation.set("type", "unfinished")
    if text.plural:
        message.set("numerus", "yes")
        for i in range(count):
            form = ElementTree.SubElement(translation, "numerusform")
            form.text = forms[i] if i < len(forms) else ""
    else:
        translation.text = forms[0]


def compile_language(language: str) -> None:
    """Make the ``.qm`` file that the window loads."""
    import PySide6

    tool = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    if not tool.is_file():
        tool = Path(PySide6.__file__).parent / "Qt" / "libexec" / "lrelease"
    source, target = (FOLDER / f"lamina_{language}.{end}" for end in ("ts", "qm"))
    made = target.with_suffix(".new")  # a window that runs reads from the file it has opened
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(made)], check=True)
    made.replace(target)


def missing(language: str) -> list[Text]:
    """Return the texts that a language has no translation for."""
    known = read(language)
    return sorted(text for text in all_texts() if not all(known.get(text, [""])))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail if any is missing"
    )
    options = parser.parse_args()
    texts = all_texts()
    for language in LANGUAGES:
        if not options.check:
            write(language, texts, read(language))
            compile_language(language)
        left = missing(language)
        print(f"{language}: {len(texts)} texts, {len(left)} without translation")
        if options.check and left:
            for text in left:
                print(f"  {text.context}: {text.source}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
