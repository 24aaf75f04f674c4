"""Shipped weights read back into the network, to train on from where they stand.

In: a weights folder. Out: nothing; the network is filled. Decided here: how the parts of the int8 graph are found (a
constant keeps the name of the parameter it came from), so that a new round need not begin at the public body.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from training.english.graph import JOINED
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
    """Fill the network from ``model.int8.onnx``; what was rounded stays rounded.

    :raises OSError: if a file is missing
    :raises KeyError: if the graph is not one that :mod:`training.english.graph` makes
    """
    constants = onnx.load(str(folder / "model.int8.onnx")).graph.initializer
    values = {t.name: numpy_helper.to_array(t) for t in constants}
    state = network.state_dict()
    found: dict[str, np.ndarray] = {name: values[name] for name in state if name in values}
    found |= {f"{name}.weight": _whole(values, name) for name in ("enc.we", "enc.ce", "sh")}
    for name in (n.removesuffix(".scale") for n in values if n.endswith(".scale")):
        if f"{name}.zero" not in values and name not in ("U", "UL"):
            found |= _parts(state, values, name)
    found["U"] = _whole(values, "U")
    found["UL"] = np.stack(np.split(_whole(values, "UL"), len(state["UL"]), 1))
    weights = [[values[f"mix.{group}.{k}"].item() for k in range(LAYERS + 1)] for group in range(2)]
    found["mix"] = np.log(np.array(weights))
    found["root"] = np.zeros((2, max(ARC, RELATION)), np.float32)
    found["root"][0, :ARC] = values["root"][0]
    network.load_state_dict({name: torch.tensor(np.array(value, np.float32)) for name, value in found.items()})


def _parts(state: Mapping[str, torch.Tensor], values: Mapping[str, np.ndarray], name: str) -> dict[str, np.ndarray]:
    """Weights and biases of the matrices that were joined under this name, or of the one."""
    names = JOINED.get(name, (name,))
    ends = np.cumsum([state[f"{part}.weight"].shape[0] for part in names])[:-1]
    matrices = np.split(_whole(values, name), ends, 1)
    biases = np.split(values[f"{name}.bias"], ends)
    return {f"{part}.weight": matrix.T for part, matrix in zip(names, matrices, strict=True)} | {
        f"{part}.bias": bias for part, bias in zip(names, biases, strict=True)
    }


def _whole(values: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """A matrix as numbers again: (quantised - zero point) * scale, a scale for all or for each column."""
    numbers = values[f"{name}.weight"].astype(np.float32)
    if f"{name}.zero" in values:
        numbers -= values[f"{name}.zero"].astype(np.float32)
    whole: np.ndarray = numbers * values[f"{name}.scale"]
    return whole
