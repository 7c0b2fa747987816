#!/usr/bin/env python3
"""Everything a person types in this repository: `python3 run.py demo`, `python3 run.py test`, and more."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python must get a sentence, not a SyntaxError
    sys.exit(
        "Carepost needs Python 3.11 or newer; this is {}.{}. Debian 12 and Ubuntu 24.04 have one "
        "(sudo apt-get install python3); run this again with it.".format(*sys.version_info)
    )

from installer.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
