"""A station that confirms visits without end and prints the number of each once it is committed.

usage: python -m tests.worlds.visit_writer STORE [FULL|NORMAL]; NORMAL writes no journal and is the negative control.
"""

import os
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from uuid import UUID

from sync.store import Store

KEY = bytes(range(32))
BODY = b"x" * 6000


def main(path: Path, synchronous: str) -> None:
    store = Store.open(path, KEY)
    store._db.execute("PRAGMA wal_autocheckpoint = 200")
    if synchronous == "NORMAL":
        store._db.execute("PRAGMA synchronous = NORMAL")
        store._journal.append = lambda entry: None  # type: ignore[method-assign]  # one copy only, as control
    for number in count(1 + len(store.outbox_rows())):
        at = datetime(2026, 3, 1, tzinfo=UTC)
        store.save_draft(UUID(int=number), BODY, at)
        store.freeze(UUID(int=number), UUID(int=number), f"p{number % 7}", BODY, at)
        os.write(1, f"{number}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
