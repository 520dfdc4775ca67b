# SPDX-License-Identifier: MIT
"""Folders of content in an empty place, written as an author writes them."""

from pathlib import Path
from textwrap import dedent

import pytest

STEP = """\
---
title: Show that you heard
number: 2
needs: reflect | empathize, thank
also: impact
source: 002.txt
---
## Guidance
Repeat it back.
## Why
It helps.
"""

PHRASES = """\
---
title: Apologise
step: heard
moves: apologize
---

## Own it {#own-it}

I'm sorry that {problem}.
"""

QUESTION = """\
---
title: Can they use it?
number: 1
---
## Answers
- No -> offer: refund
"""

OFFER = """\
---
title: A refund
number: 1
phrases: sorry.own-it
---
## Situation
It is broken.
## Advice
Give it back.
## Why
It is fair.
"""


@pytest.fixture
def make_layer(tmp_path):
    """Write files, given as path and text or bytes, below a folder of a name, and return it."""

    def make(files, name="layer") -> Path:
        root = tmp_path / name
        root.mkdir(exist_ok=True)
        for file, text in files.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return root

    return make


@pytest.fixture
def whole():
    """Give the files of a small playbook that has no mistake."""
    return {
        "steps/heard.md": STEP,
        "phrases/sorry.md": PHRASES,
        "questions/usable.md": QUESTION,
        "offers/refund.md": OFFER,
    }
