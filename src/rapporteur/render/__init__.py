"""Renderers: the record as a page, a document or a table. One module each; each sees the record and nothing else.

In: a :class:`~rapporteur.model.Dossier`. Out: text. Decided here: which forms exist.
"""

from __future__ import annotations

from importlib import import_module

from rapporteur.model import Dossier

FORMS: dict[str, str] = {"html": "html", "md": "markdown", "json": "json", "csv": "csv"}
"""Name of each form, and the module that renders it (loaded on first use)."""


def render(dossier: Dossier, form: str) -> str:
    """The record in one of :data:`FORMS`.

    :raises KeyError: if there is no renderer of that name
    """
    text: str = import_module(f"rapporteur.render.{FORMS[form]}").render(dossier)
    return text
