"""The log: one JSON object a line, with only the fields we allow, so that no patient can get in."""

import logging
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, TextIO

ALLOWED = frozenset(
    {
        "event", "level", "timestamp", "code", "count", "state", "online", "kind", "trouble", "attempt", "seconds",
        "page", "pid", "exit", "reason", "mode", "version", "port", "path", "logger", "bytes", "error",
    }
)  # fmt: skip
"""Fields that may be written. An allow-list: a field nobody thought of is dropped, not leaked."""
OURS = frozenset({"care", "kiosk", "peripherals", "sync", "ui"})
"""Loggers whose messages are fixed sentences of ours; a library's may quote what it was given."""


def _only_allowed(_: Any, __: str, fields: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value for key, value in fields.items() if key in ALLOWED}


def set_up(path: Path | None = None) -> TextIO:
    """Write to `path` (appended), or to standard error; returns where, for who wants to close it."""
    logging.getLogger().handlers = [_FromLibraries(logging.WARNING)]
    stream = path.open("a", encoding="utf-8") if path else sys.stderr
    import structlog  # takes as long as a first frame: not before it

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _only_allowed,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(stream),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    return stream


class _FromLibraries(logging.Handler):
    """Writes what the parts and libraries log: our own fixed words without their values, of others only the name."""

    def emit(self, record: logging.LogRecord) -> None:
        ours = record.name.partition(".")[0] in OURS
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        said = str(record.msg) if ours else "a library's message"
        get().log(record.levelno, said, logger=record.name, error=error)


def get() -> Any:
    """Return the logger."""
    import structlog

    return structlog.get_logger()
