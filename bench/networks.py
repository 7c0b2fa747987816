"""Two networks of their own on one Linux machine, joined by a cable that can be cut without either end noticing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

INSIDE = "CAREPOST_BENCH_NETWORK"
CLINIC, STATION = "10.77.0.1", "10.77.0.2"
NOBODY = "02:00:00:00:00:99"


def go_inside() -> None:
    """Run this program again in a network of its own, unless it is there already.

    Raises OSError where that cannot be.
    """
    if os.environ.get(INSIDE):
        return
    alone = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    if not (shutil.which("unshare") and shutil.which("nsenter") and shutil.which("ip")):
        raise OSError("unshare, nsenter and ip are needed: install util-linux and iproute2")
    os.environ[INSIDE] = "yes"
    os.execvp("unshare", ["unshare", *alone, "--net", sys.executable, *sys.orig_argv[1:]])


class Cable:
    """The link between this network and the station's, where `at_station` starts programs."""

    def __init__(self, pid: int) -> None:
        self.at_station = ["nsenter", "--target", str(pid), "--net"]

    def cut(self) -> None:
        """Both ends go on sending, to a device that is not there: silence, and no error."""
        _ip("neigh", "replace", STATION, "lladdr", NOBODY, "dev", "clinic", "nud", "permanent")
        _ip("neigh", "replace", CLINIC, "lladdr", NOBODY, "dev", "station", "nud", "permanent", before=self.at_station)

    def mend(self) -> None:
        """Let them find each other again."""
        _ip("neigh", "del", STATION, "dev", "clinic")
        _ip("neigh", "del", CLINIC, "dev", "station", before=self.at_station)


@contextmanager
def cable() -> Iterator[Cable]:
    """Make the station's network and the cable to it; both go with their last program."""
    holder = subprocess.Popen(["unshare", "--net", "sh", "-c", "echo; exec sleep infinity"], stdout=subprocess.PIPE)
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        link = Cable(holder.pid)
        _ip("link", "add", "clinic", "type", "veth", "peer", "name", "station", "netns", str(holder.pid))
        for name, address, before in (("clinic", CLINIC, []), ("station", STATION, link.at_station)):
            _ip("address", "add", f"{address}/24", "dev", name, before=before)
            _ip("link", "set", name, "addrgenmode", "none", before=before)  # no IPv6: there is one way, and it is cut
            for device in ("lo", name):
                _ip("link", "set", device, "up", before=before)
        yield link
    finally:
        holder.terminate()
        holder.wait()


def _ip(*words: str, before: list[str] | None = None) -> None:
    subprocess.run([*(before or []), "ip", *words], check=True)
