# SPDX-License-Identifier: MIT
"""Lay passages and messages out as the encoder was taught to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

    from coolhead.review.passages import Passage

OWN_TOKENS: Final = 80
NEIGHBOUR_TOKENS: Final = 28
FELT_TOKENS: Final = 14
MESSAGE_TOKENS: Final = 254
_CLS: Final = 101
_SEP: Final = 102


def passage_tokens(
    tokenizer: Tokenizer, passages: Sequence[Passage]
) -> list[tuple[list[int], int]]:
    """Return each passage's token ids, and how many of them, from the first, are its own.

    [CLS] sentence [SEP] before [SEP] after [SEP] felt [SEP]
    """
    texts = [part for one in passages for part in (one.text, one.before, one.after, one.felt)]
    found = _ids(tokenizer, texts)
    laid = []
    for at in range(0, len(found), 4):
        text, before, after, felt = found[at : at + 4]
        own = [_CLS, *text[:OWN_TOKENS], _SEP]
        context = [
            *before[-NEIGHBOUR_TOKENS:], _SEP, *after[:NEIGHBOUR_TOKENS], _SEP,
            *felt[:FELT_TOKENS], _SEP,
        ]  # fmt: skip
        laid.append(([*own, *context], len(own)))
    return laid


def message_tokens(tokenizer: Tokenizer, messages: Sequence[str]) -> list[tuple[list[int], int]]:
    """Return each message's token ids, all of them its own; a long one keeps its two ends."""
    laid = []
    for ids in _ids(tokenizer, messages):
        if len(ids) > MESSAGE_TOKENS:
            half = MESSAGE_TOKENS // 2
            kept = [*ids[:half], *ids[-half:]]
        else:
            kept = ids
        laid.append(([_CLS, *kept, _SEP], len(kept) + 2))
    return laid


def _ids(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    # A lone surrogate is no text to the tokenizer.
    sound = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
    return [one.ids for one in tokenizer.encode_batch(sound, add_special_tokens=False)]
