"""What a name plugs in.

In: a name, and the group of entry points it may stand in. Out: a factory without arguments. Decided here: that a name
is an entry point of its group, or the factory itself as "module:factory", for every kind of plug-in.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from rapporteur.errors import ModelError


def factory(name: str, group: str, what: str) -> Callable[[], Any]:
    """The factory that ``name`` stands for; ``what`` it makes is told in the error ("language model").

    :raises ModelError: if there is none of that name, or it cannot be called
    """
    try:
        if ":" in name:
            module, _, attribute = name.partition(":")
            found: Any = getattr(import_module(module), attribute)
        else:
            (entry,) = entry_points(group=group, name=name)
            found = entry.load()
    except (ImportError, AttributeError, ValueError) as cause:
        raise ModelError(f"there is no {what} {name!r}: {cause}") from cause
    if not callable(found):
        raise ModelError(f"{name!r} is no factory of a {what}")
    made: Callable[[], Any] = found
    return made
