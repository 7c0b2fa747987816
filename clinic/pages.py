"""The console's pages: one HTML page and its static files, from the package; the fonts are the station's."""

from importlib import resources
from pathlib import Path, PurePosixPath

from fastapi import APIRouter, Response

from clinic.errors import RefusedError

TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".wav": "audio/wav",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


def routes() -> APIRouter:
    """The page at `/` and at `/first`, and `/console/…` beside it."""
    router = APIRouter()
    root = Path(str(resources.files("clinic") / "console")).resolve()
    fonts = Path(str(resources.files("assets") / "fonts")).resolve()

    @router.get("/")
    @router.get("/first")
    def page() -> Response:
        return _file(root, "index.html")

    @router.get("/console/fonts/{name}")
    def font(name: str) -> Response:
        return _file(fonts, name)

    @router.get("/console/{path:path}")
    def static(path: str) -> Response:
        return _file(root, path)

    return router


def _file(root: Path, path: str) -> Response:
    file = (root / PurePosixPath(path)).resolve()
    kind = TYPES.get(file.suffix)
    if kind is None or not file.is_relative_to(root) or not file.is_file():
        raise RefusedError(404, "not-found", "There is no such page here.")
    # Always asked again: a console that is older than its server would speak the wrong words.
    return Response(file.read_bytes(), headers={"cache-control": "no-cache"}, media_type=kind)
