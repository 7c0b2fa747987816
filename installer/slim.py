"""Which of Qt's many files the packaged kiosk carries: what our pages import, and what that needs in turn."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath

IMPORT = re.compile(r"^\s*import\s+([A-Za-z][\w.]*)", re.MULTILINE)
QMLDIR_NEEDS = re.compile(r"^(?:default import|import|depends)\s+([A-Za-z][\w.]*)", re.MULTILINE)

# Qt's plugins are loaded by name at run time, so that nothing in the code points at them.
PLUGINS = {
    "egldeviceintegrations": (),
    "iconengines": ("svg",),
    "imageformats": ("svg", "jpeg", "webp"),
    "multimedia": ("ffmpeg",),
    "platforminputcontexts": ("compose", "qtvirtualkeyboard"),
    "platforms": ("xcb", "wayland", "offscreen", "windows", "cocoa"),
    "printsupport": ("cups", "windows", "cocoa"),
    "tls": ("openssl", "schannel", "securetransport"),
    "wayland-decoration-client": ("adwaita",),
    "wayland-graphics-integration-client": ("wayland-egl", "shm"),
    "wayland-shell-integration": ("xdg", "fullscreen"),
    "xcbglintegrations": ("egl", "glx"),
}
LANGUAGES = ("ar", "es")


def imports(pages: Path) -> set[str]:
    """Return the QML modules that the pages under a folder import."""
    return {name for page in pages.rglob("*.qml") for name in IMPORT.findall(page.read_text(encoding="utf-8"))}


def closure(wanted: Iterable[str], qml: Path) -> set[str]:
    """Return the wanted modules of Qt and all that they import in turn; `qml` is Qt's folder of modules."""
    seen: set[str] = set()
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        folder = qml.joinpath(*name.split("."))
        if name in seen or not (folder / "qmldir").is_file():
            continue
        seen.add(name)
        waiting += QMLDIR_NEEDS.findall((folder / "qmldir").read_text(encoding="utf-8"))
        for page in folder.glob("*.qml"):
            waiting += IMPORT.findall(page.read_text(encoding="utf-8", errors="replace"))
    return seen


def all_modules(qml: Path) -> set[str]:
    """Return every QML module that stands in a folder."""
    return {".".join(found.parent.relative_to(qml).parts) for found in qml.rglob("qmldir")}


def keep(dest: str, modules: set[str], known: set[str]) -> bool:
    """Say whether a file belongs in the build.

    `dest` is its place there, `modules` the QML modules wanted, `known` all that Qt has.
    """
    parts = PurePath(dest).parts
    if "cv2" in parts and "qt" in parts:
        return False
    if "Qt" not in parts or "PySide6" not in parts:
        return True
    inside = parts[parts.index("Qt") + 1 :]
    match inside:
        case ("qml", *folder, name):
            if name.endswith((".qmltypes", ".metainfo")):
                return False
            # A module's pictures lie in folders below it that are no modules.
            above = (".".join(folder[:depth]) for depth in range(len(folder), 0, -1))
            return next((module for module in above if module in known), "") in modules
        case ("plugins", group, *_, name):
            return any(part in name for part in PLUGINS.get(group, ()))
        case ("translations", name):
            return name.startswith("qtbase_") and name.removesuffix(".qm").endswith(LANGUAGES)
        case ("resources" | "libexec", *_):
            return False
        case _:
            return True


def reachable(roots: Iterable[Path], needs: Callable[[Path], Iterable[Path]]) -> set[Path]:
    """Return the roots and every library that the loader will want for them."""
    seen: set[Path] = set()
    waiting = [root.resolve() for root in roots]
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting += [need.resolve() for need in needs(path)]
    return seen
