# SPDX-License-Identifier: MIT
"""Review labelled replies and score the answers.

usage: evaluate.py [GOLD.jsonl ...] [--errors N] [--score SCORE.py]

Without files, those that are there of ../shared/eval/dev.jsonl and tests/review/heldout.jsonl.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "eval"
sys.path.insert(0, str(ROOT / "desktop"))

from coolhead.cli.check import Checker, run_lines  # noqa: E402 -- found by the line above
from coolhead.playbook.signs import load_signs  # noqa: E402


def evaluate(gold: Path, score: Path, errors: int) -> int:
    """Print the table for one file; return the scorer's exit status."""
    checker = Checker(load_signs([ROOT / "content"]).rules)
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.jsonl"
        with gold.open(encoding="utf-8") as lines, said.open("w", encoding="utf-8") as out:
            run_lines(checker, lines, out, sys.stderr)
        print(f"\n=== {gold.name}", flush=True)
        command = [sys.executable, str(score), str(gold), str(said), "--errors", str(errors)]
        return subprocess.run(command, check=False).returncode


def main() -> int:
    parser = argparse.ArgumentParser(description="Score the review against labelled replies.")
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--score", type=Path, default=SHARED / "score.py")
    asked = parser.parse_args()
    known = [SHARED / "dev.jsonl", ROOT / "tests" / "review" / "heldout.jsonl"]
    files = asked.gold or [path for path in known if path.is_file()]
    if not asked.score.is_file():
        print(f"{asked.score} is not there: nothing to score with", file=sys.stderr)
        return 2
    return max((evaluate(path, asked.score, asked.errors) for path in files), default=0)


if __name__ == "__main__":
    sys.exit(main())
