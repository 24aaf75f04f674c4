"""A trained network as the product reads it.

In: a network and its labels. Out: ``model.int8.onnx``, ``labels.json``, ``tokenizer.json``. Decided here: nothing but
the files; the graph is made by :mod:`training.english.graph`.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import onnx
from training.english import graph, policy
from training.english.network import Network


def write(network: Network, labels: tuple[list[str], list[str], list[str]], tokenizer: Path, folder: Path) -> None:
    """Write the three files into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {name: tensor.detach().float().numpy() for name, tensor in network.state_dict().items()}
    onnx.save(graph.model(state), str(folder / "model.int8.onnx"))
    columns = dict(zip(("xpos", "upos", "dep"), labels, strict=True), ner=list(policy.LABELS))
    (folder / "labels.json").write_text(json.dumps(columns), "utf-8")
    if tokenizer.resolve() != (folder / "tokenizer.json").resolve():
        shutil.copyfile(tokenizer, folder / "tokenizer.json")
