"""The Qt application: its renderer, our fonts, and an engine that loads Qt Quick while Python imports the rest."""

import os
import sys
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent

QML = Path(__file__).parent / "qml"
PAGES = QML / "Carepost"
FONTS = ("NotoSans-Regular", "NotoSans-Bold", "NotoSansArabic-Regular", "NotoSansArabic-Bold")
FAMILIES = ["Noto Sans", "Noto Sans Arabic"]
PX_PER_MM = 4.0
"""When neither the size nor the screen says better."""
TALL = (1080, 1920, 4.03)
"""A station's tall screen: pixels, and pixels in a millimetre."""
WINDOW_PART = 0.85
"""So much of a desktop's height a window takes."""
_SOFTWARE_DRIVERS = frozenset({"", "vgem", "vkms", "bochs-drm", "cirrus", "virtio_gpu", "hyperv_drm", "simpledrm"})


def application() -> QGuiApplication:
    """Make the application: renderer chosen once, our own fonts and no others."""
    existing = QGuiApplication.instance()
    if existing is None and not has_graphics_card():
        os.environ["QT_QUICK_BACKEND"] = "software"
    app = existing if isinstance(existing, QGuiApplication) else QGuiApplication(sys.argv[:1])
    app.setApplicationName("carepost")
    load_fonts()
    app.setFont(_font())
    return app


def has_graphics_card() -> bool:
    """Tell whether a real GPU draws; `CAREPOST_RENDERER=software` or `gpu` overrules what is found."""
    wished = os.environ.get("CAREPOST_RENDERER", "")
    if wished in ("software", "gpu"):
        return wished == "gpu"
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal", "vnc", "linuxfb")):
        return False
    if not sys.platform.startswith("linux"):
        return True
    cards = Path("/sys/class/drm").glob("renderD*/device/driver")
    return any(card.resolve().name not in _SOFTWARE_DRIVERS for card in cards)


def load_fonts() -> None:
    """Load the fonts we ship."""
    for name in FONTS:
        with as_file(files("assets").joinpath("fonts", f"{name}.ttf")) as path:
            if QFontDatabase.addApplicationFont(str(path)) < 0:
                import logging  # not needed when nothing is wrong

                logging.getLogger(__name__).warning("font %s could not be loaded", name)


def _font() -> QFont:
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font


def engine_of_pages() -> QQmlApplicationEngine:
    """Make the engine of a window's pages. What every page is built of is loaded by a thread of Qt's from now on."""
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))
    basis = QUrl.fromLocalFile(str(PAGES / "Basis.qml"))
    QQmlComponent(engine, basis, QQmlComponent.CompilationMode.Asynchronous, engine)
    return engine


def parse_size(size: str) -> tuple[int, int, float]:
    """Read `WIDTHxHEIGHT@PXPERMM`, or `tall`: the station in little on a desktop. ValueError when it is neither."""
    if size == "tall":
        return _tall()
    pixels, _, density = size.partition("@")
    width, _, height = pixels.partition("x")
    return int(width), int(height), float(density or PX_PER_MM)


def _tall() -> tuple[int, int, float]:
    """As high as the screen, if one is known by now, has room for with a title bar, and no higher than life."""
    width, height, px_per_mm = TALL
    screen = QGuiApplication.primaryScreen()
    part = min(1.0, WINDOW_PART * screen.availableSize().height() / height) if screen else 1.0
    return int(width * part), int(height * part), px_per_mm * part
