"""Draws every page from invented states into PNG files: `python -m ui.gallery --out DIR [--page …] [--lang ar]`."""

import argparse
import os
import sys
from pathlib import Path

SIZES = {"tall": "1080x1920@4.03", "wide": "1920x1080@5.56", "small": "1280x800@5.88"}


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
        warned += _draw(size, options)
    return 1 if warned else 0


def _draw(size: str, options: argparse.Namespace) -> int:
    from ui.samples import samples
    from ui.shell import Shell, application

    app = application()
    shell = Shell(handle=lambda _event: None, size=SIZES.get(size, size), motion=False)
    warnings: list[str] = []
    shell.engine.warnings.connect(lambda found: warnings.extend(w.toString() for w in found))
    shell.start()
    for name, feed in (("self", "self"), ("remote", "remote")):
        shell.attach_video(name, _still(feed))
    for language in options.lang or ["en"]:
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
            extra = ("-contrast" if options.contrast else "") + ("-bigger" if options.bigger else "")
            path = options.out / f"{name}-{size.replace('@', '_')}-{language}{extra}.png"
            shell.window.grabWindow().save(str(path))
            for warning in warnings:
                print(f"{path.name}: {warning}", file=sys.stderr)
            found, warnings[:] = len(warnings), []
            options.warned = getattr(options, "warned", 0) + found
    shell.window.close()
    return int(getattr(options, "warned", 0))


def _still(_name: str) -> "_Still":
    return _Still()


class _Still:
    """One grey picture with a lighter card in its middle, once."""

    def latest(self, after_seq: int = 0) -> "_Picture | None":
        return _Picture() if after_seq == 0 else None


class _Picture:
    seq, width, height = 1, 320, 240

    def __init__(self) -> None:
        rows = []
        for row in range(240):
            inside = 70 < row < 170
            rows.append(bytes(200 if inside and 80 < x < 240 else 60 + x // 8 for x in range(320)))
        self.y = memoryview(b"".join(rows))
        self.u = memoryview(bytes([136]) * (160 * 120))
        self.v = memoryview(bytes([120]) * (160 * 120))


if __name__ == "__main__":
    sys.exit(main())
