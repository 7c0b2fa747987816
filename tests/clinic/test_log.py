"""A log line says what kind of thing failed and where, and quotes nothing."""

import json
import logging
import sys

from clinic.log import WordlessFormatter


def test_an_error_is_logged_without_its_words():
    try:
        raise ValueError("Rosa Martín, born 1950")
    except ValueError:
        record = logging.LogRecord("lib", logging.ERROR, __file__, 7, "failed for %s", ("Rosa",), sys.exc_info())
    line = json.loads(WordlessFormatter().format(record))
    assert (line["event"], line["level"], line["error"]) == ("lib", "error", "ValueError")
    assert "test_an_error_is_logged_without_its_words" in line["at"]
    assert "Rosa" not in str(line)
