# SPDX-License-Identifier: MIT
"""Measure two smaller learners beside the encoder, on the writers held out for measuring.

usage: compare.py ENCODER_FOLDER

`n-grams`: words and word pairs, weighed, a linear head a label. `static`: the mean of the base
encoder's own token vectors, with a small head. Each is taught on the passages that the encoder was
taught on; its thresholds are chosen on the same writers. Prints presence F1, ms a passage, and MB.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import torch
from choose import BETAS, KEEPS, Case, chosen, counted
from conversations import read_all
from encoder import base_folder
from examples import LABELS, OPEN, passage_examples, shipped_rules
from measures import Counts
from safetensors.torch import load_file
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from split import held_out, writers_of
from tokenizers import Tokenizer

from coolhead.paths import EncoderFiles
from coolhead.playbook.encoder import load_encoder
from coolhead.review.vocabulary import MOVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examples import PassageExample

Answer = "Callable[[Sequence[PassageExample]], np.ndarray]"
SEED: Final = 7
EPOCHS: Final = 30


def targets_of(examples: Sequence[PassageExample]) -> np.ndarray:
    """Return the targets as a table, open ones as OPEN."""
    return np.array([one.targets for one in examples], dtype=np.float32)


def by_ngrams(taught: Sequence[PassageExample]) -> tuple[Answer, float]:
    """Return a linear model over words and word pairs, and its size in MB."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    table = words.fit_transform([one.passage.text for one in taught])
    targets = targets_of(taught)
    heads = []
    for column in range(len(LABELS)):
        known = targets[:, column] != OPEN
        head = LogisticRegression(C=4.0, max_iter=300, class_weight="balanced")
        heads.append(head.fit(table[known], targets[known, column] > 0))
    size = len(words.vocabulary_) * (len(LABELS) * 1 + 12) / 1e6

    def answer(examples: Sequence[PassageExample]) -> np.ndarray:
        asked = words.transform([one.passage.text for one in examples])
        return np.stack([head.predict_proba(asked)[:, 1] for head in heads], axis=1)

    return answer, size


def by_static_vectors(taught: Sequence[PassageExample]) -> tuple[Answer, float]:
    """Return a small head over the mean of the base encoder's token vectors, and its size in MB."""
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    weights = load_file(str(base_folder() / "model.safetensors"))
    vectors = weights["embeddings.word_embeddings.weight"].numpy()

    def embedded(examples: Sequence[PassageExample]) -> torch.Tensor:
        texts = [one.passage.text for one in examples]
        ids = [one.ids for one in tokenizer.encode_batch(texts, add_special_tokens=False)]
        means = [vectors[row].mean(0) if row else np.zeros(vectors.shape[1]) for row in ids]
        return torch.tensor(np.array(means), dtype=torch.float32)

    wide = vectors.shape[1]
    head = torch.nn.Sequential(
        torch.nn.Linear(wide, 256), torch.nn.ReLU(), torch.nn.Dropout(0.2),
        torch.nn.Linear(256, len(LABELS)),
    )  # fmt: skip
    given, wanted = embedded(taught), torch.tensor(targets_of(taught))
    known = (wanted != OPEN).float()
    optimizer = torch.optim.AdamW(head.parameters(), lr=2e-3, weight_decay=0.01)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(given)).split(64):
            losses = torch.nn.functional.binary_cross_entropy_with_logits(
                head(given[rows]), wanted[rows].clamp(min=0.0), reduction="none"
            )
            optimizer.zero_grad()
            (losses * known[rows]).sum(1).mean().backward()
            optimizer.step()
    head.eval()

    def answer(examples: Sequence[PassageExample]) -> np.ndarray:
        with torch.no_grad():
            return torch.sigmoid(head(embedded(examples))).numpy()

    return answer, vectors.size / 1e6 + 0.4


def by_encoder(folder: Path) -> tuple[Answer, float]:
    """Return the encoder, and its size in MB."""
    names = ("encoder.onnx", "tokenizer.json", "thresholds.json")
    files = EncoderFiles(*(folder / name for name in names))
    encoder = load_encoder(files).encoder

    def answer(examples: Sequence[PassageExample]) -> np.ndarray:
        return np.array(encoder.passages([one.passage for one in examples]))

    return answer, files.model.stat().st_size / 1e6


def cases_of(examples: Sequence[PassageExample], said: np.ndarray) -> dict[str, list[Case]]:
    """Return the cases of each label, a reply each."""
    by_reply: dict[str, list[int]] = {}
    for at, one in enumerate(examples):
        by_reply.setdefault(one.id, []).append(at)
    cases: dict[str, list[Case]] = {label: [] for label in LABELS}
    for rows in by_reply.values():
        for column, label in enumerate(LABELS):
            known = [at for at in rows if examples[at].targets[column] != OPEN]
            so = any(examples[at].targets[column] == 1.0 for at in known)
            chances = tuple(float(said[at, column]) for at in known)
            cases[label].append(Case(chances, (), pattern_elsewhere=False, so=so))
    return cases


def main() -> int:
    """Print the table."""
    rules = shipped_rules()
    everyone = read_all()
    out = held_out()

    def of(names: set[str]) -> list[PassageExample]:
        return passage_examples([c for n in sorted(names) for c in everyone[n]], rules)

    taught = of(everyone.keys() - out)
    choosing, measured = of(writers_of("thresholds")), of(writers_of("measure"))
    learners = {
        "n-grams": by_ngrams(taught),
        "static": by_static_vectors(taught),
        "encoder": by_encoder(Path(sys.argv[1])),
    }
    for name, (answer, size) in learners.items():
        choice = cases_of(choosing, answer(choosing))
        began = time.perf_counter()
        said = answer(measured)
        taken = (time.perf_counter() - began) * 1000 / len(measured)
        cases = cases_of(measured, said)
        row = f"{name:8} {size:6.1f} MB {taken:6.2f} ms"
        for kind, labels in (("move", MOVES), ("slip", LABELS[len(MOVES) :])):
            limits = chosen({n: choice[n] for n in labels}, BETAS[kind], KEEPS[kind])
            total = sum(
                (counted(cases[n], limits[n]["add"], limits[n]["keep"]) for n in labels), Counts()
            )
            row += f"  {kind}s p {total.precision:.3f} r {total.recall:.3f} f {total.f():.3f}"
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
