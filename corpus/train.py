# SPDX-License-Identifier: MIT
"""Teach the encoder on the corpus.

usage: train.py OUTPUT.pt [--epochs N] [--seed N] [--all]

Writers named in heldout.txt are left out, unless --all is given.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import torch
from conversations import read_all
from encoder import Batch, Encoder, base_folder
from examples import (
    OPEN,
    message_examples,
    message_targets,
    passage_examples,
    shipped_rules,
)
from split import held_out
from tokenizers import Tokenizer
from torch import nn

from coolhead.review.wordpieces import message_tokens, passage_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examples import MessageExample, PassageExample
    from torch import Tensor

BATCH: Final = 32
MESSAGE_BATCH: Final = 8
MESSAGE_TURNS: Final = 2
"""How often an epoch goes through the messages: there are far fewer of them than passages."""

RATE: Final = 7e-5
HEAD_RATE: Final = 1e-3
WARM_UP: Final = 0.1
NEAR_WEIGHT: Final = 2.0
SMOOTHING: Final = 0.02


def padded(laid: Sequence[tuple[list[int], int]]) -> Batch:
    """Return token lists as one batch."""
    longest = max(len(ids) for ids, _ in laid)
    ids = torch.zeros(len(laid), longest, dtype=torch.long)
    mask = torch.zeros(len(laid), longest, dtype=torch.long)
    own = torch.zeros(len(laid), longest, dtype=torch.long)
    for at, (tokens, mine) in enumerate(laid):
        ids[at, : len(tokens)] = torch.tensor(tokens)
        mask[at, : len(tokens)] = 1
        own[at, :mine] = 1
    return Batch(ids, mask, own)


def passage_loss(logits: Tensor, examples: Sequence[PassageExample]) -> Tensor:
    """Return the loss of a batch; open labels don't count, near misses count more."""
    targets = torch.tensor([one.targets for one in examples])
    near = torch.tensor([one.near for one in examples])
    weights = (targets != OPEN).float() * (1.0 + (NEAR_WEIGHT - 1.0) * near.float())
    wanted = targets.clamp(min=0.0) * (1 - 2 * SMOOTHING) + SMOOTHING
    losses = nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    return (losses * weights).sum(1).mean()


def message_loss(logits: Tensor, examples: Sequence[MessageExample]) -> Tensor:
    """Return the loss of a batch of messages."""
    targets = torch.tensor([message_targets(one) for one in examples])
    wanted = targets * (1 - 2 * SMOOTHING) + SMOOTHING
    losses = nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    return losses.sum(1).mean()


def batches(sizes: Sequence[int], size: int, dice: random.Random) -> list[list[int]]:
    """Return indices in batches of like length, in a random order: less padding, same learning."""
    order = sorted(range(len(sizes)), key=lambda at: (sizes[at] + dice.randint(-6, 6), at))
    made = [order[at : at + size] for at in range(0, len(order), size)]
    dice.shuffle(made)
    return made


def train(
    passages: list[PassageExample], messages: list[MessageExample], epochs: int, seed: int
) -> Encoder:
    """Return the encoder after some epochs over both kinds of examples."""
    torch.manual_seed(seed)
    dice = random.Random(seed)
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    laid = passage_tokens(tokenizer, [one.passage for one in passages])
    said = message_tokens(tokenizer, [one.text for one in messages])
    encoder = Encoder()
    heads = [*encoder.passage.parameters(), *encoder.message.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(encoder.bert.parameters()), "lr": RATE},
            {"params": heads, "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    rounds = -(-len(laid) // BATCH) + MESSAGE_TURNS * -(-len(said) // MESSAGE_BATCH)
    total = rounds * epochs
    warm = max(1, int(total * WARM_UP))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(at / warm, max(0.0, (total - at) / (total - warm)))
    )
    for epoch in range(epochs):
        began, sums = time.perf_counter(), [0.0, 0.0]
        encoder.train()
        plan = [(0, one) for one in batches([len(x) for x, _ in laid], BATCH, dice)]
        for _ in range(MESSAGE_TURNS):
            plan += [(1, one) for one in batches([len(x) for x, _ in said], MESSAGE_BATCH, dice)]
        dice.shuffle(plan)
        for kind, chosen in plan:
            batch = padded([(said if kind else laid)[at] for at in chosen])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                outputs = encoder(batch.ids, batch.mask, batch.own)
            if kind:
                loss = message_loss(outputs[1].float(), [messages[at] for at in chosen])
            else:
                loss = passage_loss(outputs[0].float(), [passages[at] for at in chosen])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            sums[kind] += loss.item() * len(chosen)
        print(
            f"epoch {epoch + 1}: passages {sums[0] / max(1, len(laid)):.4f}, messages "
            f"{sums[1] / max(1, MESSAGE_TURNS * len(said)):.4f}, "
            f"{time.perf_counter() - began:.0f} s",
            flush=True,
        )
    return encoder.eval()


def main() -> int:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description="Teach the encoder on the corpus.")
    parser.add_argument("output", type=Path)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    out = set() if asked.all else held_out()
    chosen = [one for name, they in read_all().items() if name not in out for one in they]
    passages = passage_examples(chosen, shipped_rules())
    messages = message_examples(chosen)
    print(f"{len(chosen)} conversations, {len(passages)} passages", flush=True)
    encoder = train(passages, messages, asked.epochs, asked.seed)
    torch.save(encoder.state_dict(), asked.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
