"""What every test has in common: a screen that needs no display, and hypothesis without a stopwatch."""

import os

from hypothesis import settings

# Before anything imports Qt. run.py sets the platform itself; this is for a bare `pytest`.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QSG_RENDER_LOOP", "basic")
# No test prints on the printer of the machine that it runs on; tests/worlds/print_queue.py is one for tests.
os.environ["CUPS_SERVER"] = "/nonexistent/cups.sock"

# A busy machine is no fault of the code, and the same run must come twice.
settings.register_profile("carepost", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("carepost")
