"""Shipped weights read back into the network, to train on from where they stand.

In: a weights folder. Out: nothing; the network is filled. Decided here: how the parts of the int8 graph are found (a
node keeps the name of the module it came from), so that a new round need not begin at the public body.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from training.english.network import ARC, LAYERS, RELATION, Network


def load(network: Network, folder: Path) -> None:
    """Fill the network from the checkpoint of a run, or, where a folder has none, from what was exported.

    :raises OSError: if a file is missing
    """
    if (folder / "checkpoint.pt").is_file():
        network.load_state_dict(torch.load(folder / "checkpoint.pt"))
    else:
        load_shipped(network, folder)


def load_shipped(network: Network, folder: Path) -> None:
    """Fill the network from ``model.int8.onnx`` and ``ul.npz``; what was rounded stays rounded.

    :raises OSError: if a file is missing
    :raises KeyError: if the graph is not one that :mod:`training.english.export` writes
    """
    graph = onnx.load(str(folder / "model.int8.onnx")).graph
    values = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = network.state_dict()
    found: dict[str, np.ndarray] = {name: values[name] for name in state if name in values}
    for name in ("enc.we.weight", "enc.ce.weight", "sh.weight"):
        found[name] = _whole(values, name)
    constants: list[tuple[str, str]] = []
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            module = node.name.strip("/").removesuffix("/MatMul_quant").removesuffix("MatMul_quant").replace("/", ".")
            matrix = _whole(values, node.input[1].removesuffix("_quantized"))
            found[f"{module}.weight" if module else "U"] = matrix.T if module else matrix
        constants += [(node.op_type, name) for name in node.input if name.startswith("onnx::")]
    mixes = sorted({n for op, n in constants if op == "Mul" and values[n].ndim == 0}, key=_place)
    found["mix"] = np.log(np.array([float(values[n]) for n in mixes]).reshape(2, LAYERS + 1))
    root = np.zeros((2, max(ARC, RELATION)), np.float32)
    for name in {n for op, n in constants if op == "Expand"}:
        row = values[name].reshape(-1)
        root[0 if len(row) == ARC else 1, : len(row)] = row
    found["root"] = root
    found["UL"] = np.load(folder / "ul.npz")["UL"].astype(np.float32)
    network.load_state_dict({name: torch.tensor(np.array(value, np.float32)) for name, value in found.items()})


def _whole(values: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A matrix as numbers again: (quantised - zero point) * scale, a scale for all or for each column."""
    numbers = values[f"{name}_quantized"].astype(np.float32) - values[f"{name}_zero_point"].astype(np.float32)
    whole: np.ndarray = numbers * values[f"{name}_scale"]
    return whole


def _place(name: str) -> int:
    return int(name.rpartition("_")[2])
