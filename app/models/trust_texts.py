"""What the tests of a heat map found, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.i18n.marking import marked
from engine.explain.trust import Finding, Trust

VERDICTS = {
    "green": marked("Trust", "Passes the tests"),
    "amber": marked("Trust", "Doubtful"),
    "red": marked("Trust", "Not to be believed"),
}
ICONS = {"green": "success", "amber": "warning", "red": "error"}  # the shape says it too
COLOURS = {"green": "success", "amber": "warning", "red": "danger"}
SENTENCES = {
    ("no gradient", "red"): marked(
        "Trust",
        "All gradients are zero, so the map is empty. Take the score before softmax, or another "
        "method.",
    ),
    ("nothing in favour", "red"): marked(
        "Trust", "Nothing there speaks for the class, so the map is empty. Choose another layer."
    ),
    ("random weights", "green"): marked(
        "Trust", "With random weights the map looks different (likeness {0})."
    ),
    ("random weights", "amber"): marked(
        "Trust", "With random weights the map looks similar (likeness {0}, better below {1})."
    ),
    ("random weights", "red"): marked(
        "Trust",
        "With random weights the map looks nearly the same (likeness {0}, better below {1}): it "
        "shows the image more than what was learned.",
    ),
    ("deletion", "green"): marked(
        "Trust",
        "Taking away what it shows first lowers the answer more than random places do (area {0}, "
        "random {1}).",
    ),
    ("deletion", "amber"): marked(
        "Trust",
        "Taking away what it shows first lowers the answer no more than random places do (area "
        "{0}, random {1}).",
    ),
    ("insertion", "green"): marked(
        "Trust",
        "Bringing back what it shows first helps more than random places do (area {0}, random "
        "{1}).",
    ),
    ("insertion", "amber"): marked(
        "Trust",
        "Bringing back what it shows first helps no more than random places do (area {0}, random "
        "{1}).",
    ),
    ("agreement", "green"): marked(
        "Trust", "Other methods find similar places (rank correlation {0})."
    ),
    ("agreement", "amber"): marked(
        "Trust", "Other methods find other places (rank correlation {0}, better from {1} on)."
    ),
}


def verdict_text(trust: Trust) -> str:
    """Return the verdict in words."""
    return QCoreApplication.translate("Trust", VERDICTS[trust.verdict])


def finding_text(finding: Finding) -> str:
    """Return what one test found."""
    words = QCoreApplication.translate("Trust", SENTENCES[finding.kind, finding.verdict])
    return words.format(f"{finding.value:.2f}", f"{finding.limit:.2f}")
