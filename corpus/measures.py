# SPDX-License-Identifier: MIT
"""Count right and wrong labels a reply, as the evaluation does, and weigh them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Right labels, wrong ones and missed ones."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        )

    @property
    def precision(self) -> float:
        """Return the share of labels given that were right; 1 where none was given."""
        given = self.right + self.wrong
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        """Return the share of labels due that were given; 1 where none was due."""
        due = self.right + self.missed
        return self.right / due if due else 1.0

    def f(self, beta: float = 1.0) -> float:
        """Return the F measure; `beta` below 1 weighs precision over recall."""
        squared = beta * beta
        weighed = (1 + squared) * self.right
        whole = weighed + squared * self.missed + self.wrong
        return weighed / whole if whole else 1.0
