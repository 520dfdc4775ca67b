# SPDX-License-Identifier: MIT
"""Ask the learned part, a small sentence encoder that is given, loaded, by the playbook.

The encoder answers, for a passage of a draft and for a customer's message, each question with a
probability. What counts as a yes is not decided here (`learned.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

from coolhead.review.wordpieces import message_tokens, passage_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from coolhead.review.passages import Passage

MOST_CACHED: Final = 4_000
_BATCH: Final = 4
"""Passages of like length go together: a large batch would pad short ones to a long one."""


class Session(Protocol):
    """What runs the encoder: an onnxruntime session."""

    def run(
        self, wanted: list[str], given: dict[str, NDArray[Any]]
    ) -> Sequence[NDArray[np.float32]]:
        """Return the outputs that are wanted."""


class Encoder:
    """Answers by passage and by message, each worked out once and kept."""

    def __init__(self, session: Session, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._passages: dict[tuple[str, str, str, str], tuple[float, ...]] = {}
        self._messages: dict[str, tuple[float, ...]] = {}

    def passages(self, asked: Sequence[Passage]) -> list[tuple[float, ...]]:
        """Return for each passage the probability of each move and slip, in their order."""
        new = list({one.key: one for one in asked if one.key not in self._passages}.values())
        if new:
            if len(self._passages) > MOST_CACHED:
                self._passages.clear()
                return self.passages(asked)
            answers = self._run(passage_tokens(self._tokenizer, new), "passage")
            self._passages.update(zip((one.key for one in new), answers, strict=True))
        return [self._passages[one.key] for one in asked]

    def messages(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """Return for each message, or sentence of one, the probability of each question's yes."""
        new = [text for text in dict.fromkeys(texts) if text not in self._messages]
        if new:
            if len(self._messages) > MOST_CACHED:
                self._messages.clear()
                return self.messages(texts)
            answers = self._run(message_tokens(self._tokenizer, new), "message")
            self._messages.update(zip(new, answers, strict=True))
        return [self._messages[text] for text in texts]

    def _run(self, laid: Sequence[tuple[list[int], int]], head: str) -> list[tuple[float, ...]]:
        answers: list[tuple[float, ...]] = [()] * len(laid)
        order = sorted(range(len(laid)), key=lambda at: len(laid[at][0]))
        for first in range(0, len(order), _BATCH):
            chosen = order[first : first + _BATCH]
            logits = self._session.run([head], _padded([laid[at] for at in chosen]))[0]
            for at, row in zip(chosen, 1.0 / (1.0 + np.exp(-logits)), strict=True):
                answers[at] = tuple(row.tolist())
        return answers


def _padded(laid: Sequence[tuple[list[int], int]]) -> dict[str, NDArray[Any]]:
    longest = max(len(ids) for ids, _ in laid)
    ids = np.zeros((len(laid), longest), dtype=np.int64)
    mask = np.zeros_like(ids)
    own = np.zeros_like(ids)
    for at, (tokens, mine) in enumerate(laid):
        ids[at, : len(tokens)] = tokens
        mask[at, : len(tokens)] = 1
        own[at, :mine] = 1
    return {"ids": ids, "mask": mask, "own": own}
