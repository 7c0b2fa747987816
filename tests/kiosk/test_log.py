"""Only fields that were allowed reach the log, whoever writes."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from kiosk import log

NAME = "Halima Okonkwo"


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    """A log file; afterwards logging is as it was."""
    root = logging.getLogger()
    before = root.handlers
    stream = log.set_up(tmp_path / "kiosk.log")
    yield tmp_path / "kiosk.log"
    stream.close()
    root.handlers = before
    structlog.reset_defaults()


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_line_is_one_json_object_with_time_and_level(written: Path) -> None:
    log.get().info("media process ended", code="x", seconds=3)
    (line,) = lines(written)
    assert line["event"] == "media process ended"
    assert (line["level"], line["code"], line["seconds"]) == ("info", "x", 3)
    assert str(line["timestamp"]).endswith("Z")


@pytest.mark.parametrize("field", ["name", "given", "patient", "visit", "born", "text", "message", "exc_info_text"])
def test_a_field_that_nobody_allowed_is_dropped(written: Path, field: str) -> None:
    log.get().warning("wrong PIN", count=2, **{field: NAME})
    assert NAME not in written.read_text()
    assert lines(written)[0]["count"] == 2


def test_what_the_parts_log_comes_without_its_values(written: Path) -> None:
    logging.getLogger("sync.loop").error("could not deliver %s", NAME)
    logging.getLogger("peripherals.bench").warning("%s does not answer", NAME)
    assert NAME not in written.read_text()
    assert [line["event"] for line in lines(written)] == ["could not deliver %s", "%s does not answer"]


def test_an_exception_is_told_by_its_type_only(written: Path) -> None:
    try:
        raise ValueError(NAME)
    except ValueError:
        logging.getLogger("sync.loop").exception("delivery met an unexpected error")
    assert NAME not in written.read_text()
    assert lines(written)[0]["error"] == "ValueError"


def test_a_library_may_quote_anything_so_only_its_name_is_kept(written: Path) -> None:
    logging.getLogger("asyncio").error(f"Task exception was never retrieved: ValueError({NAME!r})")
    assert NAME not in written.read_text()
    assert (lines(written)[0]["logger"], lines(written)[0]["level"]) == ("asyncio", "error")


def test_without_the_list_the_name_would_be_there() -> None:
    """The negative control: the same words through a logger without the allow-list."""
    told = io.StringIO()
    plain = structlog.wrap_logger(structlog.PrintLogger(told), processors=[structlog.processors.JSONRenderer()])
    plain.warning("wrong PIN", name=NAME)
    assert NAME in told.getvalue()
