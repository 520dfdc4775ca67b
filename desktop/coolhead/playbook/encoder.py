# SPDX-License-Identifier: MIT
"""Load the learned part of the review from its three files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coolhead.playbook.values import EncoderError
from coolhead.review.learned import Threshold

if TYPE_CHECKING:
    from onnxruntime import SessionOptions  # type: ignore[import-untyped]  # it brings no types

    from coolhead.paths import EncoderFiles
    from coolhead.review.encoder import Encoder


@dataclass(frozen=True, slots=True)
class LoadedEncoder:
    """The encoder, and from which probability on its answers count."""

    encoder: Encoder
    thresholds: dict[str, Threshold]


# One thread: on two cores a second one would take the window's, and a frame would come late.
def load_encoder(files: EncoderFiles, threads: int = 1) -> LoadedEncoder:
    """Return the learned part. Raises EncoderError where a file or library is missing or bad."""
    missing = next((one for one in (files.model, files.tokenizer) if not one.is_file()), None)
    if missing is not None:
        raise EncoderError(f"there is no file {missing}")
    try:
        # Heavy, and a packager may leave them out: they load here, and only here.
        import onnxruntime  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415

        from coolhead.review.encoder import Encoder  # noqa: PLC0415

        tokenizer = Tokenizer.from_buffer(files.tokenizer.read_bytes())
        thresholds = json.loads(files.thresholds.read_text(encoding="utf-8"))
        limits = {name: Threshold(one["add"], one["keep"]) for name, one in thresholds.items()}
        # The file is named and not read: so much less memory is needed.
        session = onnxruntime.InferenceSession(
            str(files.model),
            _options(onnxruntime.SessionOptions(), threads),
            providers=["CPUExecutionProvider"],
        )
    except OSError as problem:
        raise EncoderError(f"{problem.strerror}: {problem.filename}") from None
    except ImportError as problem:
        raise EncoderError(f"a library is missing: {problem.name}") from None
    except Exception as problem:
        # Each library has its own idea of what to raise for a damaged file.
        raise EncoderError(f"damaged: {type(problem).__name__}") from problem
    return LoadedEncoder(Encoder(session, tokenizer), limits)


def _options(options: SessionOptions, threads: int) -> SessionOptions:
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    # Threads that wait by spinning would take the cores from the window.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False
    return options
