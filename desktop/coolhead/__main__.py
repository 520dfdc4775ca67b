# SPDX-License-Identifier: MIT
"""Start: read the arguments, then open the window or answer on the command line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coolhead.cli.arguments import read_arguments

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Coolhead with the given arguments, or the process's own; return the exit status."""
    asked = read_arguments(sys.argv[1:] if arguments is None else arguments)
    if asked.command:
        from coolhead.cli import run

        return run.run(asked)
    from coolhead.window import start

    return start.run(asked.data, asked.file, only_test=asked.selftest)


if __name__ == "__main__":
    sys.exit(main())
