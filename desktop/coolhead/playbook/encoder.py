# SPDX-License-Identifier: MIT
"""Load the learned part of the review from its three files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import onnxruntime  # type: ignore[import-untyped]  # it brings no types
from tokenizers import Tokenizer

from coolhead.review.encoder import Encoder
from coolhead.review.learned import Threshold

if TYPE_CHECKING:
    from coolhead.paths import EncoderFiles

THREADS = 2


class EncoderError(Exception):
    """The learned part can't be had; the message says why in a few words."""


@dataclass(frozen=True, slots=True)
class LoadedEncoder:
    """The encoder, and from which probability on its answers count."""

    encoder: Encoder
    thresholds: dict[str, Threshold]


def load_encoder(files: EncoderFiles) -> LoadedEncoder:
    """Return the learned part. Raises EncoderError where a file is missing or damaged."""
    try:
        tokenizer = Tokenizer.from_buffer(files.tokenizer.read_bytes())
        thresholds = json.loads(files.thresholds.read_text(encoding="utf-8"))
        limits = {name: Threshold(one["add"], one["keep"]) for name, one in thresholds.items()}
        # The file is named and not read: so much less memory is needed.
        session = onnxruntime.InferenceSession(
            str(files.model), _options(), providers=["CPUExecutionProvider"]
        )
    except OSError as problem:
        raise EncoderError(f"{problem.strerror}: {problem.filename}") from None
    except Exception as problem:
        # Each library has its own idea of what to raise for a damaged file.
        raise EncoderError(f"damaged: {type(problem).__name__}") from problem
    return LoadedEncoder(Encoder(session, tokenizer), limits)


def _options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    # Threads that wait by spinning would take the cores from the window.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False
    return options
