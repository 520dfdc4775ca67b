# SPDX-License-Identifier: MIT
"""Write the taught encoder as a small ONNX file, its tokenizer beside it.

usage: export.py WEIGHTS.pt OUTPUT.onnx [--float]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import torch
from encoder import Encoder, base_folder
from onnxruntime.quantization import QuantType, quantize_dynamic


def export(weights: Path, output: Path, *, small: bool) -> None:
    """Write an ONNX file, its weights as 8-bit integers where `small`."""
    encoder = Encoder()
    encoder.load_state_dict(torch.load(weights))
    encoder.eval()
    ids = torch.ones(2, 9, dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "mask", "own")}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx" if small else output
        torch.onnx.export(
            encoder, (ids, ids, ids), str(whole), dynamo=False,
            input_names=["ids", "mask", "own"], output_names=["passage", "message"],
            dynamic_axes=axes | {"passage": {0: "batch"}, "message": {0: "batch"}},
            opset_version=17,
        )  # fmt: skip
        if small:
            quantize_dynamic(
                whole, output, weight_type=QuantType.QInt8, per_channel=True,
                op_types_to_quantize=["MatMul", "Gather"],
            )  # fmt: skip


def main() -> int:
    """Export and say how large the file is."""
    parser = argparse.ArgumentParser(description="Write the encoder as ONNX.")
    parser.add_argument("weights", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--float", action="store_true")
    asked = parser.parse_args()
    export(asked.weights, asked.output, small=not asked.float)
    shutil.copy(base_folder() / "tokenizer.json", asked.output.parent)
    print(f"{asked.output}: {asked.output.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
