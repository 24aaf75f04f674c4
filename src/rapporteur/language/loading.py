"""Which language model reads.

In: a name, or the setting ``RAPPORTEUR_LANGUAGE_MODEL``. Out: one model, made once. Decided here: the two shipped
models have names; others come by the same hook, an entry point of the group ``rapporteur.language`` that names a
factory without arguments, or the factory itself as "module:factory"; "spacy:" and a name is a spaCy pipeline.
"""

from __future__ import annotations

import os
from functools import cache

from rapporteur.errors import ModelError
from rapporteur.language.protocol import LanguageModel
from rapporteur.language.spacy_pipeline import opened
from rapporteur.plugins import factory

SETTING = "RAPPORTEUR_LANGUAGE_MODEL"
GROUP = "rapporteur.language"
SHIPPED = {"english": "rapporteur.language.model:EnglishModel", "fast": "rapporteur.language.fast:FastModel"}
"""The network, which reads unless another model is asked for, and the fast lane."""

SPACY = "spacy:"
"""What stands before the name of a spaCy pipeline of the user's own."""


def load(name: str | None = None) -> LanguageModel:
    """The language model, loaded at most once in a process.

    :param name: "english", "fast", "spacy:" and a pipeline's name or folder, an entry point of the group
        ``rapporteur.language``, or "module:factory"; by default the setting ``RAPPORTEUR_LANGUAGE_MODEL``, else
        "english"
    :raises ModelError: if there is no such model, or what the factory makes is none
    """
    name = name or os.environ.get(SETTING) or "english"
    return _made(SHIPPED.get(name, name))


def known(name: str | None = None) -> None:
    """Make sure that a model of this name can be had, without loading what is shipped: workers load their own.

    :raises ModelError: as :func:`load`
    """
    name = name or os.environ.get(SETTING) or "english"
    if name not in SHIPPED:
        load(name)


@cache
def _made(name: str) -> LanguageModel:
    if name.startswith(SPACY):
        return opened(name.removeprefix(SPACY))
    model = factory(name, GROUP, "language model")()
    if not callable(getattr(model, "analyse", None)) or not isinstance(getattr(model, "name", None), str):
        raise ModelError(f"{name!r} makes no language model: it needs a name and analyse(text, segments)")
    made: LanguageModel = model
    return made
