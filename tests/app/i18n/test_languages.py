"""Texts change with the language; numbers never do."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.i18n.settings import label_of, spoken
from app.theme.live import Live
from app.viewers.layer_form import LayerForm
from engine.data.readers import TableFile
from engine.layers.convolution import Conv2D


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "Удалить 1 слой"),
        (2, "Удалить 2 слоя"),
        (5, "Удалить 5 слоёв"),
        (11, "Удалить 11 слоёв"),
        (21, "Удалить 21 слой"),
        (104, "Удалить 104 слоя"),
    ],
)
def test_russian_nouns_follow_their_number(russian, count, words):
    text = QCoreApplication.translate("StackEditor", "Delete %n layers", "", count)
    assert text == words


def test_settings_are_called_in_russian(russian):
    assert label_of(Conv2D, "kernel_size") == "Размер ядра"
    assert spoken(None) == "нет"


def test_words_to_choose_from_are_translated_but_not_those_of_keras(russian):
    assert spoken(TableFile(path="a.csv", roles=()).missing) == "убрать строки"
    assert spoken(Conv2D(filters=1).padding) == "valid"


def test_numbers_keep_their_point(russian):
    assert spoken(0.001) == "0.001"
    assert QLocale().toString(0.5) == "0.5"


def test_buttons_of_qt_speak_russian_too(russian, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "Отмена" in box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


def test_a_subclass_says_what_its_base_says(russian, qtbot):
    class Special(LayerForm):
        pass

    form = Special()
    qtbot.addWidget(form)
    assert form.hint.text() == "Выберите слой, чтобы увидеть его параметры."


def test_an_unknown_language_is_english(languages):
    languages.choose("xx")
    assert languages.current == "en"


def test_a_widget_hears_of_another_language(languages, qtbot):
    class Sign(Live, QWidget):
        said = ()

        def retranslate(self):
            self.said = (*self.said, QCoreApplication.translate("MainWindow", "Data"))

    sign = Sign()
    qtbot.addWidget(sign)
    sign.follow()
    languages.choose("ru")
    qtbot.waitUntil(lambda: sign.said[-1:] == ("Данные",))
    languages.choose("en")
    qtbot.waitUntil(lambda: sign.said[-1:] == ("Data",))
