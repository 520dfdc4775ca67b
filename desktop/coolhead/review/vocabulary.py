# SPDX-License-Identifier: MIT
"""The labels that content, code, command line and evaluation share."""

from typing import Final

MOVES: Final = (
    "thank",
    "reflect",
    "empathize",
    "impact",
    "apologize",
    "help",
    "explain",
    "rare",
    "history",
    "prevent",
    "offer",
    "options",
    "invite",
    "follow_up",
)
"""What a good reply does, in the order of the guide."""

SLIPS: Final = (
    "blame",
    "argue",
    "calm_down",
    "non_apology",
    "shout",
    "sneer",
    "cut_off",
    "dead_end",
    "amplify",
)
"""What makes a reply worse."""

ASKS: Final = (
    "refund",
    "replacement",
    "compensation",
    "fix",
    "explanation",
    "apology",
    "cancel",
    "information",
    "manager",
    "status",
)
"""What a customer can ask for."""

STAKES: Final = ("churn", "legal", "public", "safety")
"""What a customer can threaten with, and danger to somebody."""

MOMENTS: Final = ("any", "first contact", "after a silence", "feedback", "closing")
"""When in a conversation a phrase fits."""

FAULTS: Final = ("any", "known", "unknown")
"""Whether a phrase needs the company's fault to be known."""
