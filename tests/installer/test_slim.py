"""The packaged kiosk carries what it needs of Qt, and no more."""

from pathlib import Path

import pytest

from installer import slim

MODULES = {"QtQuick", "QtQuick.Controls", "QtQuick.Controls.Basic"}
KNOWN = {*MODULES, "QtQuick.Controls.Material", "QtQuick.Controls.Material.impl", "QtQuick3D"}


@pytest.mark.parametrize(
    ("dest", "is_kept"),
    [
        ("numpy/core.so", True),
        ("cv2/qt/plugins/platforms/libqxcb.so", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", True),
        ("PySide6/Qt/qml/QtQuick/plugins.qmltypes", False),
        ("PySide6/Qt/qml/QtQuick/Controls/Basic/images/check.png", True),
        ("PySide6/Qt/qml/QtQuick/Controls/Material/impl/Box.qml", False),
        ("PySide6/Qt/qml/QtQuick3D/qmldir", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/translations/qtbase_ar.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
    ],
)
def test_what_is_kept(dest, is_kept):
    assert slim.keep(dest, MODULES, KNOWN) is is_kept


def module(qml: Path, name: str, qmldir: str, page: str = "") -> None:
    folder = qml.joinpath(*name.split("."))
    folder.mkdir(parents=True)
    (folder / "qmldir").write_text(qmldir)
    (folder / "Part.qml").write_text(page)


def test_a_module_brings_what_it_imports_and_no_optional_style(tmp_path):
    module(tmp_path, "Top", "module Top\noptional import Style.Loud auto\ndefault import Style.Calm auto\n")
    module(tmp_path, "Style.Loud", "module Style.Loud\n")
    module(tmp_path, "Style.Calm", "module Style.Calm\n", "import Deep 1.0\n")
    module(tmp_path, "Deep", "module Deep\n")
    assert slim.closure(["Top", "NotQts"], tmp_path) == {"Top", "Style.Calm", "Deep"}
    assert slim.all_modules(tmp_path) == {"Top", "Style.Loud", "Style.Calm", "Deep"}


def test_libraries_are_followed_to_the_end(tmp_path):
    a, b, c = (tmp_path / name for name in "abc")
    needs = {a: [b], b: [c, a], c: []}
    assert slim.reachable([a], needs.__getitem__) == {a, b, c}
    assert slim.reachable([c], needs.__getitem__) == {c}
