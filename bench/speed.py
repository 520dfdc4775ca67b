# SPDX-License-Identifier: MIT
"""Measure the review against its limits, and `check --jsonl` against write-good, alex, proselint.

usage: speed.py [--replies N] [--others] [--texts FILE.jsonl]

All figures of a run come from the same minutes on the same machine: look at the ratios. With
--others the three peers are installed into a temporary folder, which needs npm and a network.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "desktop"))

from coolhead.cli.check import Checker, run_lines
from coolhead.playbook.signs import load_signs
from coolhead.review.reading import read
from coolhead.review.reviewer import Reviewer

LIMITS_MS = {
    "250 words from scratch": 5.0,
    "250 words, one key": 1.0,
    "5,000 words from scratch": 60.0,
    "5,000 words, one key": 1.0,
}
KEYS = 60


def rows_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def longer(rows: list[dict], words: int) -> str:
    """Return a draft of so many words, made of replies in turn."""
    made: list[str] = []
    turn = 0
    while len(made) < words:
        made += (rows[turn % len(rows)]["reply"] + "\n\n").split(" ")
        turn += 1
    return " ".join(made[:words])


def milliseconds(work, times: int) -> float:
    """Return the median of some runs."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def review_times(rows: list[dict], rules) -> dict[str, float]:
    """Return the four figures in milliseconds."""
    heard = read(rows[0]["customer"], rules)
    found = {}
    for words, name in ((250, "250 words"), (5000, "5,000 words")):
        draft = longer(rows, words)

        def fresh(draft: str = draft) -> None:
            rules.draft.forget()
            Reviewer(rules).review(draft, heard, customer=rows[0]["customer"])

        found[f"{name} from scratch"] = milliseconds(fresh, 9)
        kept = Reviewer(rules)
        kept.review(draft, heard, customer=rows[0]["customer"])
        taken = []
        middle = len(draft) // 2
        for key in range(KEYS):
            draft = draft[: middle + key] + "some words typed "[key % 17] + draft[middle + key :]
            begun = time.perf_counter()
            kept.review(draft, heard, customer=rows[0]["customer"])
            taken.append((time.perf_counter() - begun) * 1000)
        found[f"{name}, one key"] = statistics.median(taken)
    return found


def timed(command: list[str], folder: Path, stdin: bytes = b"") -> tuple[float, bytes]:
    """Return how long a command takes, in seconds, and what it wrote.

    A linter's exit status only says that it found something: it is not looked at.
    """
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False)
    return time.perf_counter() - begun, done.stdout


def own_command() -> list[str]:
    """Return the installed program, else the same code started plainly."""
    program = Path(sys.executable).with_name("coolhead")
    line = b'{"id": 1, "reply": "Hello."}\n'
    command = [str(program), "check", "--jsonl", "--patterns-only"]
    if program.exists() and b'"slips"' in timed(command, ROOT, line)[1]:
        return command
    return [sys.executable, str(Path(__file__).resolve()), "--as-command"]


def as_command() -> int:
    """Do what `coolhead check --jsonl` does, with nothing else loaded."""
    content = ROOT / "content"
    checker = Checker(load_signs([content], tested=[content]).rules)
    return run_lines(checker, sys.stdin.buffer, sys.stdout, sys.stderr)


def install_others(folder: Path) -> dict[str, list[str]]:
    """Install the peers into the folder and return how each is started."""
    commands = {}
    npm = shutil.which("npm")
    if npm:
        subprocess.run(
            [npm, "install", "--silent", "--no-fund", "--no-audit", "write-good", "alex"],
            cwd=folder,
            check=True,
        )
        programs = folder / "node_modules" / ".bin"
        commands["write-good"] = [str(programs / "write-good")]
        commands["alex"] = [str(programs / "alex"), "--quiet", "--text"]
    home = folder / "python"
    venv.create(home, with_pip=True)
    subprocess.run([str(home / "bin" / "pip"), "install", "--quiet", "proselint"], check=True)
    commands["proselint"] = [str(home / "bin" / "proselint"), "check"]
    return commands


def compare(rows: list[dict], replies: int) -> None:
    """Print how long each program takes for the same replies.

    The customer's message is only a number, as the others read replies alone; it is another one in
    each line, so that nothing remembered of one line can serve the next.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        many = [rows[number % len(rows)] for number in range(replies)]
        lines = folder / "replies.jsonl"
        lines.write_text(
            "".join(
                json.dumps({"id": n, "customer": f"No. {n}", "reply": row["reply"]}) + "\n"
                for n, row in enumerate(many)
            ),
            encoding="utf-8",
        )
        names = []
        for number, row in enumerate(many):
            name = f"{number:05}.txt"
            (folder / name).write_text(row["reply"], encoding="utf-8")
            names.append(name)
        commands = install_others(folder)
        own, answers = timed(own_command(), folder, lines.read_bytes())
        if answers.count(b'"slips"') != replies:
            raise SystemExit("coolhead did not answer every line: no comparison")
        print(f"\n{replies} replies\n  coolhead check --jsonl  {own:8.2f} s")
        for program, command in commands.items():
            took, _ = timed([*command, *names], folder)
            print(f"  {program:22}  {took:8.2f} s   {took / own:6.1f} times coolhead's")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the speed of the review.")
    parser.add_argument("--replies", type=int, default=1000)
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--as-command", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "--texts", type=Path, default=ROOT / "tests" / "review" / "heldout.jsonl", metavar="FILE"
    )
    asked = parser.parse_args()
    if asked.as_command:
        return as_command()
    begun = time.perf_counter()
    content = ROOT / "content"
    rules = load_signs([content], tested=[content]).rules
    print(f"rules loaded in {(time.perf_counter() - begun) * 1000:.0f} ms")
    rows = rows_of(asked.texts)
    for name, took in review_times(rows, rules).items():
        limit = LIMITS_MS[name]
        print(f"  {name:26} {took:8.2f} ms   {took / limit:5.2f} of the limit ({limit:g} ms)")
    lines = [json.dumps(row) for row in rows]
    took = milliseconds(lambda: run_lines(Checker(rules), lines, io.StringIO(), sys.stderr), 3)
    print(f"  {'a reply, --jsonl':26} {took / len(rows):8.2f} ms")
    if asked.others:
        compare(rows, asked.replies)
    return 0


if __name__ == "__main__":
    sys.exit(main())
