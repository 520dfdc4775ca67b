# SPDX-License-Identifier: MIT
"""Read a customer's message: feelings, asks, abuse, stakes and heat, each with the words for it."""

from __future__ import annotations

from coolhead.review.values import Reading
from coolhead.review.signs import Rules


def read(message: str, rules: Rules) -> Reading:
    return Reading()
