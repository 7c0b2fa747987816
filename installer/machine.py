"""What Carepost needs from the system beneath it: libraries and programs, found by looking."""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable

from installer.shell import HouseError, note

# Found with ldd over the Qt plugins that we load (xcb, wayland, offscreen, ffmpeg, cups) on Debian 12.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXrandr.so.2": "libxrandr2",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libpulse.so.0": "libpulse0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}

# What only the tests need; the first name is the one that Debian gives the program, with its folder where a user's PATH
# has it not.
TEST_PROGRAMS = {
    ("Xvfb",): "xvfb",
    ("pulseaudio",): "pulseaudio",
    ("pactl",): "pulseaudio-utils",
    ("gcc", "cc"): "gcc",
    ("/usr/sbin/cupsd",): "cups-daemon",
    ("lp",): "cups-client",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# A separate process looks, so that nothing stays loaded in this one.
LOOK = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


def missing_libraries() -> list[str]:
    """Return the packages whose shared library the loader does not find."""
    found = subprocess.run([sys.executable, "-c", LOOK, *LIBRARIES], capture_output=True, text=True, check=True)
    return [LIBRARIES[name] for name in found.stdout.split()]


def browser() -> str | None:
    """Return the Chromium (or Chrome) on PATH, if there is one."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def missing_programs() -> list[str]:
    """Return the packages of programs that the tests start and this machine lacks."""
    packages = [package for names, package in TEST_PROGRAMS.items() if not any(map(shutil.which, names))]
    # Linking a C program needs the C library's headers too, which gcc only recommends.
    if "gcc" in packages:
        packages.append("libc6-dev")
    if not browser() and has_chromium_package():
        packages.append("chromium")
    return packages


def missing_venv() -> list[str]:
    """Return the package of ensurepip, which Debian takes out of Python and which only uv can do without."""
    if shutil.which("uv") or importlib.util.find_spec("ensurepip"):
        return []
    return ["python{}.{}-venv".format(*sys.version_info)]


def missing(for_tests: bool) -> list[str]:
    """Return every Debian package that this machine lacks for the programs, and if asked for their tests."""
    return missing_venv() + missing_libraries() + (missing_programs() if for_tests else [])


def prepare(for_tests: bool) -> None:
    """Make sure that the system packages are there: install them where we may, else say the exact line."""
    if platform.system() != "Linux":
        return
    if packages := missing(for_tests):
        install(packages)
    importlib.invalidate_caches()
    if packages := missing(for_tests):
        raise HouseError(f"Still missing after the installation: {' '.join(packages)}.")


def install(packages: Iterable[str]) -> None:
    """Install Debian packages, as root or by a sudo that asks for no password.

    Raises HouseError with the line to type when we may not, or when a package does not exist here.
    """
    names = sorted(set(packages))
    line = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(names)}"
    if not shutil.which("apt-get"):
        raise HouseError(f"There is no apt-get here. Install what corresponds to: {' '.join(names)}")
    prefix = root_prefix()
    if prefix is None:
        raise HouseError(f"System packages are missing. Type this, then start again:\n  sudo sh -c '{line}'")
    note(f"    installing {' '.join(names)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    run_apt([*apt, "update"])
    run_apt([*apt, "install", "-y", "--no-install-recommends", *names])


def root_prefix() -> list[str] | None:
    """Return what to put before a command that needs root: nothing, sudo, or None when we may not."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def has_chromium_package() -> bool:
    """Say whether this system has Chromium as a package; Ubuntu and its kin have it as a snap only."""
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return True
    return "ubuntu" not in f"{system.get('ID')} {system.get('ID_LIKE')}"


def run_apt(arguments: list[str]) -> None:
    """Run apt-get and show what it said only when it failed."""
    done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        sys.stderr.write(done.stdout)
        raise HouseError(f"`{' '.join(arguments)}` failed with {done.returncode}; its words stand above.")
