"""The server's log: one JSON object a line on standard error, with kinds and counts and never a patient."""

import json
import logging
import sys
import traceback
from types import TracebackType

import structlog

FRAMES = 8


class WordlessFormatter(logging.Formatter):
    """Writes where something failed and with what kind of error, but no message: it may quote a record."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"event": record.name, "level": record.levelname.lower(), "from": f"{record.module}:{record.lineno}"}
        if record.exc_info and record.exc_info[0]:
            line |= {"error": record.exc_info[0].__name__, "at": _frames(record.exc_info[2])}
        return json.dumps(line)


def _frames(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return " > ".join(f"{frame.name}:{frame.lineno}" for frame in frames)


def set_up(level: int = logging.INFO) -> None:
    """Send every log line of the process to standard error; libraries speak from warnings upwards."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WordlessFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
