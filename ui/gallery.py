"""Draws every page from invented states into PNG files: `python -m ui.gallery --out DIR [--page …] [--lang ar]`."""

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from care.checkin import Page

SIZES = {"tall": "1080x1920@4.03", "wide": "1920x1080@5.56", "small": "1280x800@5.88"}
MOVING_MS = {Page.CALL: 500, Page.IDENTIFY: 500}
"""How long the video of a page needs to be there."""


def main(arguments: list[str] | None = None) -> int:
    """Draw the pages; returns 1 when QML warned."""
    parser = argparse.ArgumentParser(prog="python -m ui.gallery")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--page", action="append", help="name of a sample; may be given again; all without it")
    parser.add_argument("--lang", action="append", help="en, es or ar; may be given again; en without it")
    parser.add_argument("--size", action="append", help="tall, wide, small or WIDTHxHEIGHT@PXPERMM; all without it")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--bigger", action="store_true")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QSG_RENDER_LOOP", "basic")
    options.out.mkdir(parents=True, exist_ok=True)
    warned = 0
    for size in options.size or SIZES:
        for language in options.lang or ["en"]:
            warned += _draw(size, language, options)
    return 1 if warned else 0


def _draw(size: str, language: str, options: argparse.Namespace) -> int:
    """Draw the pages in one language, the nurse's desk too; returns how often QML warned."""
    from ui.application import application
    from ui.samples import samples
    from ui.shell import Shell
    from ui.viewmodels.call import CallModel

    app = application()
    size_of = SIZES.get(size, size)
    shell = Shell(handle=lambda _event: None, size=size_of, motion=False, qr=_code, staff_language=language)
    warnings: list[str] = []
    shell.engine.warnings.connect(lambda found: warnings.extend(w.toString() for w in found))
    shell.start()
    shell.attach_video("self", _Drawn("patient"))
    shell.attach_video("remote", _Drawn("doctor"))
    for name, states in samples(language).items():
        if options.page and name not in options.page:
            continue
        for checkin, desk in states:
            shell.show(checkin, desk)
            if options.contrast != shell.screen.contrast:
                shell.screen.toggleContrast()
            if options.bigger != shell.screen.biggerText:
                shell.screen.toggleText()
            for _ in range(4):
                app.processEvents()
        if isinstance(shell.screen.view, CallModel) and shell.screen.view.typing != name.endswith("typing"):
            shell.screen.view.toggleTyping()
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < MOVING_MS.get(checkin.page, 0):
            app.processEvents()
        extra = ("-contrast" if options.contrast else "") + ("-bigger" if options.bigger else "")
        path = options.out / f"{name}-{size.replace('@', '_')}-{language}{extra}.png"
        shell.window.grabWindow().save(str(path))
        for warning in warnings:
            print(f"{path.name}: {warning}", file=sys.stderr)
        found, warnings[:] = len(warnings), []
        options.warned = getattr(options, "warned", 0) + found
    shell.close()
    return int(getattr(options, "warned", 0))


def _code(_text: str) -> list[list[bool]]:
    """Something that looks like a code and says nothing: what reads codes is not the gallery's to use."""
    side, eye = 73, 7

    def dark(row: int, column: int) -> bool:
        for top, left in ((0, 0), (0, side - eye), (side - eye, 0)):
            ring = max(abs(row - top - 3), abs(column - left - 3))
            if ring <= 4:
                return ring in (0, 1, 3)
        return (row * row * 7 + column * 31 + row * column * 5) % 13 < 6

    return [[dark(row, column) for column in range(side)] for row in range(side)]


class _Drawn:
    """A picture that stands still: our drawing of this person before a wall."""

    def __init__(self, name: str) -> None:
        self._picture = _Picture(name)

    def latest(self, after_seq: int = 0) -> "_Picture":
        self._picture.seq = after_seq + 1
        return self._picture


class _Picture:
    """The drawing as planes of I420."""

    seq, width, height = 1, 640, 480

    def __init__(self, name: str) -> None:
        from ui.art import draw

        image = QImage(self.width, self.height, QImage.Format.Format_RGB32)
        image.fill(QColor("#C9D6D3" if name == "doctor" else "#8FA9A7"))
        painter = QPainter(image)
        drawing = draw("picture", name, [], QSize(440, 440))
        painter.drawImage(self.width // 2 - drawing.width() // 2, self.height - drawing.height() + 10, drawing)
        painter.end()
        pixels = [image.pixel(x, y) for y in range(self.height) for x in range(self.width)]
        light = bytearray(len(pixels))
        for i, pixel in enumerate(pixels):
            red, green, blue = pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255
            light[i] = int(16 + 0.257 * red + 0.504 * green + 0.098 * blue)
        quarter = [pixels[y * self.width + x] for y in range(0, self.height, 2) for x in range(0, self.width, 2)]
        self.y = memoryview(bytes(light))
        self.u = memoryview(bytes(_chroma(p, -0.148, -0.291, 0.439) for p in quarter))
        self.v = memoryview(bytes(_chroma(p, 0.439, -0.368, -0.071) for p in quarter))


def _chroma(pixel: int, red: float, green: float, blue: float) -> int:
    return int(128 + red * (pixel >> 16 & 255) + green * (pixel >> 8 & 255) + blue * (pixel & 255))


if __name__ == "__main__":
    sys.exit(main())
