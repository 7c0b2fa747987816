"""qmllint knows the types that Python gives to QML."""

from pathlib import Path

import pytest

from installer import qml

MODEL = """
from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Test.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class WordModel(QObject):
    changed = Signal()

    @Property(str, notify=changed)
    def word(self) -> str:
        return "hello"
"""
PAGE = """
import QtQuick
import Test.Views

Item {
    id: page

    required property WordModel words

    Text {
        text: page.words.%s
    }
}
"""


def ui(folder: Path, name: str) -> Path:
    (folder / "qml").mkdir()
    (folder / "model.py").write_text(MODEL)
    (folder / "qml" / "Word.qml").write_text(PAGE % name)
    return folder


@pytest.mark.parametrize(("name", "is_good"), [("word", True), ("wrod", False)])
def test_a_page_may_use_only_what_its_model_has(tmp_path, name, is_good):
    (tmp_path / "ui").mkdir()
    assert (qml.lint(ui(tmp_path / "ui", name), tmp_path / "types") == 0) is is_good


def test_a_model_whose_base_stands_in_another_file_is_known(tmp_path):
    folder = tmp_path / "ui"
    folder.mkdir()
    ui(folder, "word")
    derived = MODEL.replace("WordModel(QObject)", "LoudModel(WordModel)").replace("def word", "def loudWord")
    (folder / "loud.py").write_text(
        derived.replace("from PySide6.QtCore", "from model import WordModel\nfrom PySide6.QtCore")
    )
    (folder / "qml" / "Word.qml").write_text(PAGE.replace("WordModel", "LoudModel") % "loudWord")
    assert qml.lint(folder, tmp_path / "types") == 0
    (folder / "qml" / "Word.qml").write_text(PAGE.replace("WordModel", "LoudModel") % "word")
    assert qml.lint(folder, tmp_path / "types") == 0


def test_python_words_become_qt_words():
    described = [{"classes": [{"properties": [{"name": "type", "type": "object"}, {"type": "WordModel"}]}]}]
    names = qml.QT_NAMES | {"WordModel": "WordModel*"}
    assert qml.in_qt_names(described, names) == [
        {"classes": [{"properties": [{"name": "type", "type": "QVariant"}, {"type": "WordModel*"}]}]}
    ]
