"""The visitor's page of the demo: what may go wrong with each simulated device, and a button that lets it."""

import threading
from collections.abc import Callable, Sequence
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs

from care.errors import BadInputError
from care.vitals import Kind
from peripherals.simulator.faults import Fault
from peripherals.simulator.furniture import fault_for, pieces, with_more

Wish = Callable[[Kind, Fault], None]
_HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>What goes wrong</title>
<meta name="viewport" content="width=device-width">
<style>
 body { font: 18px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c2733 }
 h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem }
 form { display: flex; flex-wrap: wrap; gap: .5rem }
 button { font: inherit; min-height: 44px; padding: .3rem .9rem; border: 1px solid #5b6b7b; border-radius: 8px;
          background: #fff; color: inherit; cursor: pointer }
 button:hover, button:focus-visible { background: #e3eef7 }
 [role=status] { min-height: 1.5em; font-weight: 600 }
</style>
<h1>What goes wrong</h1>
<p>Each button lets it happen once: in the measurement that is running, or in the next one.</p>
"""


def page(furniture: Sequence[str], said: str = "") -> str:
    """Give the page of a room with this furniture; `said` is what was just asked for."""
    devices = [
        f"<h2>{escape(piece.name)}</h2><form method=post><input type=hidden name=kind value={kind.value}>"
        + "".join(
            f"<button name=fault value={fault}>{fault.replace('-', ' ')}</button>"
            for fault in sorted(each.value for each in piece.made.faults)
        )
        + "</form>"
        for kind, (_, piece) in pieces(furniture).items()
    ]
    return f"{_HEAD}<p role=status>{escape(said)}</p>{''.join(devices)}</html>"


class Panel:
    """Serves the page on this machine alone, while its context is open; each press is a `wish`."""

    def __init__(self, wish: Wish, more: Sequence[str] = ()) -> None:
        furniture = with_more(more)

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(200, page(furniture))

            def do_POST(self) -> None:
                asked = parse_qs(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
                kind, fault = asked.get("kind", [""])[0], asked.get("fault", [""])[0]
                try:
                    wish(Kind(kind), fault_for(Kind(kind), fault, furniture))
                except (ValueError, BadInputError) as error:
                    self._answer(400, page(furniture, str(error)))
                else:
                    self._answer(200, page(furniture, f"{kind.replace('-', ' ')}: {fault.replace('-', ' ')}"))

            def _answer(self, code: int, text: str) -> None:
                body = text.encode()
                self.send_response(code)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """The terminal is the demo's."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, name="panel", daemon=True)
        self.url = f"http://localhost:{self._server.server_port}"

    def __enter__(self) -> "Panel":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
