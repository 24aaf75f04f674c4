"""A trained network as the product reads it.

In: a network and its labels. Out: ``model.int8.onnx``, ``ul.npz``, ``labels.json``, ``tokenizer.json``. Decided here:
weights of matrices and embeddings are int8, a scale for each column; the matrix of relations stays apart in half
precision, since the product multiplies it for chosen heads only.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from training.english import policy
from training.english.features import Pieces
from training.english.network import Network, tensors

INPUTS = ("ids", "cs", "fi", "la")
OUTPUTS = ("ner", "xpos", "upos", "ss", "arc", "ld", "lh")
_SAMPLE = (("Mr", "Orrin", "met", "Vane", "in", "Osaka", "."), ("Hello", "world"))


def write(
    network: Network, labels: tuple[list[str], list[str], list[str]], pieces: Pieces, tokenizer: Path, folder: Path
) -> None:
    """Write the four files into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    sample = tensors([pieces.row(words, [True] * len(words)) for words in _SAMPLE])
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = Path(scratch) / "plain.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            network.eval(),
            sample,
            str(plain),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=_axes(),
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(folder / "model.int8.onnx"),
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
    np.savez(folder / "ul.npz", UL=network.UL.detach().numpy().astype(np.float16))
    columns = dict(zip(("xpos", "upos", "dep"), labels, strict=True), ner=list(policy.LABELS))
    (folder / "labels.json").write_text(json.dumps(columns), "utf-8")
    if tokenizer.resolve() != (folder / "tokenizer.json").resolve():
        shutil.copyfile(tokenizer, folder / "tokenizer.json")


def _axes() -> dict[str, dict[int, str]]:
    axes = {name: {0: "batch", 1: "pieces" if name in ("ids", "cs") else "words"} for name in INPUTS}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS}
    return axes | {"arc": {0: "batch", 1: "words", 2: "heads"}, "lh": {0: "batch", 1: "heads"}}
