# SPDX-License-Identifier: MIT
"""The shipped rules, read once."""

from pathlib import Path

import pytest

from coolhead.playbook.signs import SignBook, load_signs
from coolhead.review.signs import Rules

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def book() -> SignBook:
    return load_signs([ROOT / "content"])


@pytest.fixture(scope="session")
def rules(book: SignBook) -> Rules:
    return book.rules
