"""Where the packaged kiosk starts: as `carepost`, or as one of the child processes that `carepost` starts.

From source a child is `python -m kiosk.media`. The packaged program is its own Python, so it answers to the
same `-m`, for modules of the kiosk only, and to the two short forms that the kiosk uses.
"""

import multiprocessing
import runpy
import sys


def child(arguments: list[str]) -> tuple[str, list[str]] | None:
    """Return the module and the arguments of the child process asked for, or None when `carepost` itself is."""
    match arguments:
        case ["--media", *rest]:
            return "kiosk.media", rest
        case [flag, *rest] if flag == "--run-kiosk" or flag.startswith("--run-kiosk."):
            return flag.removeprefix("--run-"), rest
        case ["--run-clinic", *_]:
            sys.exit("carepost: this build holds the kiosk; the clinic server is installed from the wheel.")
        case ["-m", module, *rest] if module == "kiosk" or module.startswith("kiosk."):
            return module, rest
        case _:
            return None


def main() -> None:
    """Become what the arguments ask for."""
    multiprocessing.freeze_support()
    if asked := child(sys.argv[1:]):
        module, rest = asked
        sys.argv = [module, *rest]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        return
    from kiosk.start import main as carepost

    carepost()


if __name__ == "__main__":
    main()
