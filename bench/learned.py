# SPDX-License-Identifier: MIT
"""Measure the learned part: loading, a changed sentence, a whole new reply, memory.

Each line names its limit; replies are those of the corpus's held-out writers, of 180 to 300 words.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "corpus")]

from conversations import read_all
from split import writers_of

from coolhead import paths
from coolhead.review.passages import passages
from coolhead.review.values import Reading

WORDS = range(180, 300)


def p95(times):
    return statistics.quantiles(times, n=20)[-1] * 1000


def memory():
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize() / 2**20


def timed(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> int:
    before, began = memory(), time.perf_counter()
    from coolhead.playbook.encoder import load_encoder

    encoder = load_encoder(paths.encoder_files()).encoder
    loaded = time.perf_counter() - began
    names = writers_of("measure") | writers_of("thresholds")
    held = [one for name, they in read_all().items() if name in names for one in they]
    replies = [one.reply for one in held if len(one.reply.split()) in WORDS]
    encoder.passages(passages(replies[0], Reading()))
    whole, changed = [], []
    for reply in replies[1:]:
        asked = passages(reply, Reading())
        whole.append(timed(lambda asked=asked: encoder.passages(asked)))
        middle = asked[len(asked) // 2].text
        again = passages(reply.replace(middle, f"{middle[:-1]} today."), Reading())
        changed.append(timed(lambda again=again: encoder.passages(again)))
    messages = [timed(lambda one=one: encoder.messages([one.customer])) for one in held]
    print(f"loading                    {loaded * 1000:7.0f} ms  (in the background)")
    print(f"a changed sentence, p95    {p95(changed):7.1f} ms  limit 30: {p95(changed) / 30:.2f}")
    print(f"a whole new reply, p95     {p95(whole):7.1f} ms  limit 200: {p95(whole) / 200:.2f}")
    print(f"a customer's message, p95  {p95(messages):7.1f} ms")
    more = memory() - before
    print(f"memory                     {more:7.0f} MiB limit 120: {more / 120:.2f}")
    print(f"({len(replies) - 1} replies, {len(held)} messages)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
