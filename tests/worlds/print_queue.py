"""A print queue of our own: a real cupsd on a socket in its own folder, and a printer whose pages we take out."""

import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

CUPSD = "/usr/sbin/cupsd"
PATIENCE_S = 10

FILES = """
User lp
Group lp
ServerRoot {0}/root
ServerBin {0}/bin
RequestRoot {0}/spool
CacheDir {0}/cache
StateDir {0}/state
TempDir {0}/temp
AccessLog stderr
ErrorLog stderr
PageLog stderr
"""

# No administrator here: whoever reaches the socket may stop the printer.
RULES = """
Listen {0}/socket
Browsing No
WebInterface No
<Location />
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""

# The printer is a backend, as CUPS calls whatever carries pages to a machine: it gets job, user, title, copies, options
# and the page's file, and tells the machine's state on stderr. Each page stays in it until it is taken out.
PRINTER = """#!/bin/sh
test -e {0}/tray-is-empty && echo "STATE: +media-empty-error" >&2
mkfifo -m 666 {0}/out/$1 2>/dev/null
exec cat -- "$6" > {0}/out/$1
"""


class PrintQueue:
    """A queue that runs; it has no printer before `add_printer`. Programs find it by CUPS_SERVER=`server`."""

    def __init__(self, folder: Path, daemon: "subprocess.Popen[bytes]") -> None:
        self.server = str(folder / "socket")
        self._folder = folder
        self._daemon = daemon
        self._environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "CUPS_SERVER": self.server}

    def tell(self, *command: str) -> str:
        """Run one of CUPS's own programs against this queue; gives what it said."""
        return subprocess.run(
            command, env=self._environment, check=True, timeout=PATIENCE_S, stdout=subprocess.PIPE, text=True
        ).stdout

    def add_printer(self, name: str) -> None:
        """Set up a printer that takes pages as they are, and make it the default."""
        self.tell("lpadmin", "-p", name, "-E", "-v", "tray:/")
        self.tell("lpadmin", "-d", name)

    def take_page(self, job: int) -> bytes:
        """Take out the page of a job (the first is 1). Raises subprocess.TimeoutExpired when none comes."""
        taken = f"mkfifo -m 666 {job} 2>/dev/null; exec cat {job}"  # whichever side comes first makes the way
        return subprocess.run(
            ["sh", "-c", taken], cwd=self._folder / "out", check=True, timeout=PATIENCE_S, stdout=subprocess.PIPE
        ).stdout

    def run_out_of_paper(self, page: Path) -> None:
        """Let the default printer find its tray empty at this page, which then waits in it."""
        (self._folder / "tray-is-empty").touch()
        self.tell("lp", "-s", str(page))
        self.until("lpstat -l -p | grep -q media-empty")

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Let the queue stand still: it takes what it is asked, and answers nothing."""
        self._daemon.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._daemon.send_signal(signal.SIGCONT)

    def until(self, true: str) -> None:
        """Wait until a line of shell is true. Raises subprocess.TimeoutExpired when it stays false."""
        self.tell("sh", "-c", f"until {true}; do sleep 0.02; done")  # how often to look, not how long to wait


@contextmanager
def print_queue() -> Iterator[PrintQueue]:
    """Run it in a folder of its own, with its log there. Raises CalledProcessError when cupsd refuses its settings."""
    with TemporaryDirectory(prefix="carepost-print-") as name:
        folder = Path(name)
        _furnish(folder)
        cupsd = [folder / "cupsd", "-c", folder / "rules", "-s", folder / "files"]
        subprocess.run([*cupsd, "-t"], check=True)  # says what is wrong; in earnest it says so to the journal only
        with (folder / "log").open("wb") as log:
            daemon = subprocess.Popen([*cupsd, "-f"], stdout=log, stderr=log)
        try:
            queue = PrintQueue(folder, daemon)
            queue.until("lpstat -r | grep -q 'is running'")
            yield queue
        finally:
            daemon.terminate()
            daemon.wait(timeout=PATIENCE_S)


def _furnish(folder: Path) -> None:
    folder.chmod(0o755)  # as root, cupsd runs the printer as the user lp
    for own in ("root", "spool", "cache", "state", "temp"):
        (folder / own).mkdir()
    (folder / "files").write_text(FILES.format(folder))
    (folder / "rules").write_text(RULES.format(folder))
    # AppArmor holds the installed cupsd to the system's folders; its profile is for that path only.
    shutil.copy(CUPSD, folder / "cupsd")
    backends = folder / "bin/backend"
    backends.mkdir(parents=True)
    (backends.parent / "daemon").symlink_to("/usr/lib/cups/daemon")
    (backends / "tray").write_text(PRINTER.format(folder))
    (backends / "tray").chmod(0o755)
    (folder / "out").mkdir()
    (folder / "out").chmod(0o777)
