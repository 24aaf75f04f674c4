"""The graph that the product runs, made node by node from the network's numbers.

In: the parameters of :class:`training.english.network.Network`, as arrays. Out: an ONNX model. Decided here:

- Windows are packed: what is done to each piece alone is done to the pieces of all windows of a batch in one row,
  without padding; only attention and arcs, which look at pairs, see windows side by side, filled up.
- Matrices and embeddings are int8 (a scale for each column, for a table one), activations are scaled per batch.
  Matrices that multiply the same activations are one (queries, keys and values; tags, parts and starts; roles).
- Operators are those that ONNX Runtime would put in place of several by itself, so it has nothing left to look for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from training.english.network import ARC, ATTENTION, LAYERS, RELATION, WIDTH

Array = NDArray[Any]

JOINED = {
    **{f"enc.layers.{k}.qkv": tuple(f"enc.layers.{k}.{name}" for name in "qkv") for k in range(LAYERS)},
    "tagged": ("xp", "up", "ss"),
    "roles": ("pm", "dp"),
}
"""Matrices that are multiplied as one, by the name of the whole; columns follow one another in this order."""
_CONTRIB = "com.microsoft"
_INPUTS = (
    ("ids", "pieces", TensorProto.INT64),
    ("shapes", "pieces", TensorProto.INT64),
    ("places", "pieces", TensorProto.INT64),
    ("rows", "windows longest", TensorProto.INT64),
    ("lengths", "windows", TensorProto.INT32),
    ("back", "pieces", TensorProto.INT64),
    ("firsts", "words", TensorProto.INT64),
    ("lasts", "words", TensorProto.INT64),
    ("dependents", "windows most", TensorProto.INT64),
    ("governors", "windows more", TensorProto.INT64),
)
"""Piece ids, shapes of their words, places in their windows; the row of each place of each window, the pieces of each
window, and for each piece its place among those of all windows; first and last piece of each word; the row of each word
of each window, and the same with the root before them, rows counted from 1 and the root 0."""
_OUTPUTS = (
    ("names", "words names"),
    ("tags", "words tags"),
    ("arcs", "windows most more"),
    ("relations", "words products"),
    ("heads", "words width"),
)
"""``tags`` are tags, parts and starts; ``relations`` times the ``heads`` of the governor score a word's relations."""


def model(state: Mapping[str, Array]) -> onnx.ModelProto:
    """The whole graph.

    :param state: the parameters by the names of the network's ``state_dict``
    """
    graph = _Graph(state)
    layers = _layers(graph)
    shape = graph.table("sh", graph.add("Gather", "shapes", "firsts"))
    named = graph.gelu(graph.linear("nm", _words(graph, 0, layers, shape)))
    graph.linear("ner", named, out="names")
    roles = graph.gelu(graph.linear("roles", _words(graph, 1, layers, shape)))
    sizes = graph.constant("sizes", np.array([state["pm.bias"].shape[0], ARC, ARC, RELATION, RELATION]))
    tagged, arc, head, dependent, _ = graph.split(roles, sizes, ("tagger", "arc", "head", "dependent", "heads"))
    graph.linear("tagged", tagged, out="tags")
    root = graph.constant("root", np.asarray(state["root"][:1, :ARC], np.float32))
    heads = graph.add("Gather", graph.add("Concat", root, head, axis=0), "governors")
    rows = graph.add("Gather", graph.linear("U", graph.with_one(arc)), "dependents")
    graph.add("FusedMatMul", rows, heads, out="arcs", domain=_CONTRIB, transB=1)
    graph.linear("UL", graph.with_one(dependent), out="relations")
    return graph.model()


def _layers(graph: _Graph) -> list[str]:
    """The embeddings and the output of each layer, [pieces, WIDTH]."""
    places, kind = (graph.constant(name, graph.state[name]) for name in ("enc.pe.weight", "enc.te"))
    x = graph.add("Add", graph.table("enc.we", "ids"), graph.add("Gather", places, "places"))
    x = graph.add("Add", graph.add("Add", x, kind), graph.table("enc.ce", "shapes"))
    x = graph.norm("enc.ln", x)
    layers = [x]
    for k in range(LAYERS):
        name = f"enc.layers.{k}"
        seen = _attention(graph, name, graph.linear(f"{name}.qkv", x))
        x = graph.norm(f"{name}.ln1", graph.add("Add", x, graph.linear(f"{name}.o", seen)))
        inner = graph.linear(f"{name}.d", graph.gelu(graph.linear(f"{name}.i", x)))
        x = graph.norm(f"{name}.ln2", graph.add("Add", x, inner))
        layers.append(x)
    return layers


def _attention(graph: _Graph, name: str, qkv: str) -> str:
    """What each piece sees in its window."""
    third = graph.constant("third", np.array([WIDTH] * 3))
    parts = graph.split(graph.add("Gather", qkv, "rows"), third, [f"{name}.{part}" for part in "qkv"])
    seen = graph.add("MultiHeadAttention", *parts, "", "lengths", domain=_CONTRIB, num_heads=ATTENTION)
    return graph.add("Gather", graph.add("Reshape", seen, graph.constant("flat", np.array([-1, WIDTH]))), "back")


def _words(graph: _Graph, group: int, layers: Sequence[str], shape: str) -> str:
    """First and last piece of each word under the mix of this group of heads, and the word's shape."""
    weights = np.exp(graph.state["mix"][group].astype(np.float64))
    mixed = ""
    for k, (weight, layer) in enumerate(zip(weights / weights.sum(), layers, strict=True)):
        part = graph.add("Mul", layer, graph.constant(f"mix.{group}.{k}", np.float32(weight)))
        mixed = graph.add("Add", mixed, part) if mixed else part
    ends = (graph.add("Gather", mixed, name) for name in ("firsts", "lasts"))
    return graph.add("Concat", *ends, shape, axis=-1)


class _Graph:
    """Nodes and constants while they are put together."""

    def __init__(self, state: Mapping[str, Array]) -> None:
        self.state = state
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, values: Array | np.float32) -> str:
        """A constant under this name."""
        self._constants[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def add(self, kind: str, *inputs: str, out: str = "", domain: str = "", **attributes: Any) -> str:
        """A node with one output; the output's name."""
        out = out or f"{kind}.{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, inputs, [out], name=out, domain=domain, **attributes))
        return out

    def split(self, x: str, sizes: str, names: Sequence[str]) -> Sequence[str]:
        """``x`` cut along its last axis."""
        self._nodes.append(helper.make_node("Split", [x, sizes], names, name=f"{names[0]}.split", axis=-1))
        return names

    def gelu(self, x: str) -> str:
        """The activation of Hendrycks and Gimpel 2016."""
        return self.add("Gelu", x, domain=_CONTRIB)

    def norm(self, name: str, x: str) -> str:
        """Layer normalisation of Ba et al. 2016."""
        parts = (self.constant(f"{name}.{part}", self.state[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.add("LayerNormalization", x, *parts, axis=-1, epsilon=1e-12)

    def with_one(self, x: str) -> str:
        """``x`` with a column of ones: the bias of a biaffine form."""
        width = self.constant("column", np.array([0, 0, 0, 1]))
        return self.add("Pad", x, width, self.constant("one", np.float32(1)))

    def linear(self, name: str, x: str, out: str = "") -> str:
        """``x`` by the matrix of this name, plus its bias if it has one."""
        matrix, bias = _matrix(self.state, name)
        scales = np.maximum(np.abs(matrix).max(0), np.float32(1e-12)) / np.float32(127)
        values = np.clip(np.rint(matrix / scales), -127, 127).astype(np.int8)
        inputs = [x, self.constant(f"{name}.weight", values), self.constant(f"{name}.scale", scales.astype(np.float32))]
        if bias is not None:
            inputs += ["", self.constant(f"{name}.bias", bias)]
        return self.add("DynamicQuantizeMatMul", *inputs, out=out, domain=_CONTRIB)

    def table(self, name: str, index: str) -> str:
        """The rows of an embedding."""
        table = self.state[f"{name}.weight"]
        low, high = min(float(table.min()), 0.0), max(float(table.max()), 0.0)
        scale = np.float32((high - low) / 255)
        zero = np.uint8(np.rint(-low / scale))
        values = np.clip(np.rint(table / scale) + zero, 0, 255).astype(np.uint8)
        rows = self.add("Gather", self.constant(f"{name}.weight", values), index)
        ends = self.constant(f"{name}.scale", scale), self.constant(f"{name}.zero", np.array(zero))
        return self.add("DequantizeLinear", rows, *ends)

    def model(self) -> onnx.ModelProto:
        """All of it, checked."""
        inputs = [helper.make_tensor_value_info(name, kind, axes.split()) for name, axes, kind in _INPUTS]
        found = [helper.make_tensor_value_info(name, TensorProto.FLOAT, axes.split()) for name, axes in _OUTPUTS]
        graph = helper.make_graph(self._nodes, "english", inputs, found, list(self._constants.values()))
        versions = [helper.make_opsetid("", 18), helper.make_opsetid(_CONTRIB, 1)]
        made = helper.make_model(graph, opset_imports=versions, ir_version=8)
        onnx.checker.check_model(made)
        return made


def _matrix(state: Mapping[str, Array], name: str) -> tuple[Array, Array | None]:
    """The matrix [in, out] and bias of this name, joined from its parts."""
    if name == "U":
        return state["U"], None
    if name == "UL":
        return np.concatenate(list(state["UL"]), 1), None
    parts = JOINED.get(name, (name,))
    matrix = np.concatenate([state[f"{part}.weight"].T for part in parts], 1)
    return matrix, np.concatenate([state[f"{part}.bias"] for part in parts])
