"""The page of an exported inspection: what was seen, in one file that any browser shows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication

from app.errors import explain
from app.i18n.marking import marked
from app.i18n.settings import method_title
from engine.service.questions import SeenFile

_HEADS = {
    "sample": marked("Inspection", "The sample"),
    "prediction": marked("Inspection", "What the network says"),
    "heat": marked("Inspection", "Heat maps"),
    "map": marked("Inspection", "Activations"),
    "filter": marked("Inspection", "Weights"),
}
_ORDER = ("sample", "prediction", "heat", "map", "filter")
_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:1200px;margin:2em auto;padding:0 1em;"
    "color:#1d2430;background:#fff}img{max-width:100%;image-rendering:pixelated}"
    "figure{display:inline-block;margin:0 1.2em 1.2em 0;vertical-align:top}"
    "figcaption{color:#5b6472}.heat img{width:260px}"
)


def page_of(files: Sequence[SeenFile], title: str, facts: Sequence[str]) -> str:
    """Return the page, HTML in the language of the window, without scripts or foreign files."""
    parts = [
        f"<!doctype html><meta charset='utf-8'><title>{escape(title)}</title>",
        f"<style>{_STYLE}</style><h1>{escape(title)}</h1>",
        *(f"<p>{escape(fact)}</p>" for fact in facts if fact),
    ]
    for kind in _ORDER:
        shown = [file for file in files if _heading(file) == kind]
        if shown:
            parts.append(f"<h2>{escape(_tr(_HEADS[kind]))}</h2><div class='{kind}'>")
            parts += [_figure(file) for file in shown]
            parts.append("</div>")
    return "\n".join(parts)


def _heading(file: SeenFile) -> str:
    return "map" if file.kind == "values" else file.kind


def _figure(file: SeenFile) -> str:
    name = method_title(file.name) if file.kind == "heat" else file.name
    if file.problem is not None:
        return _captioned("", escape(f"{name}: {explain(file.problem)}"))
    path = quote(file.path)
    if not file.path.endswith(".png"):
        title = "" if file.kind in ("sample", "prediction") else escape(name)
        return _captioned("", f"{title} <a href='{path}'>{escape(file.path)}</a>")
    numbers = quote(file.path.removesuffix(".png") + ".npz")
    picture = f"<img src='{path}' alt='{escape(name)}'>"
    return _captioned(picture, f"{escape(name)} <a href='{numbers}'>NPZ</a>")


def _captioned(picture: str, caption: str) -> str:
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Inspection", text)
