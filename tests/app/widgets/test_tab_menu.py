from PySide6.QtWidgets import QLabel

from app.widgets.tabs import LeastTabs, TabMenu


def test_all_tabs_that_are_seen_are_listed_and_lead_to_their_pages(qtbot):
    tabs = LeastTabs()
    qtbot.addWidget(tabs)
    for word in ("one", "two", "three"):
        tabs.addTab(QLabel(word), word)
    tabs.setTabToolTip(2, "the last")
    tabs.setTabVisible(1, False)
    menu = TabMenu(tabs).menu()
    menu.aboutToShow.emit()
    first, last = menu.actions()
    assert (first.text(), last.text()) == ("one", "three: the last")
    assert first.isChecked()
    last.trigger()
    assert tabs.currentWidget().text() == "three"
    menu.aboutToShow.emit()
    assert [entry.isChecked() for entry in menu.actions()] == [False, True]
