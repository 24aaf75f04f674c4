"""The quote book: what a wording is to the others."""

from __future__ import annotations

import msgspec
from tests.render import dossiers

from rapporteur.model import Event, Relation, Speaker
from rapporteur.render.quotebook import Utterance, quote_book
from rapporteur.render.register import Register


def book(relations: tuple[Relation, ...], **changes: object) -> Utterance:
    dossier = dossiers.harbour()
    event: Event = next(e for e in dossier.events if any(len(q.versions) > 1 for q in e.quotes))
    quote = next(q for q in event.quotes if len(q.versions) > 1)
    changed = msgspec.structs.replace(quote, relations=relations, **changes)
    event = msgspec.structs.replace(event, quotes=(changed,))
    return quote_book(event, 1, Register(dossier.reports)).all[0]


def test_each_wording_says_what_it_is_to_an_earlier_one() -> None:
    """The longer of two of which one is a fragment is told as such; the first stands for itself."""
    related = (
        Relation(left=0, right=1, relation="fragment of", why=""),
        Relation(left=0, right=2, relation="other wording", why=""),
    )

    assert [w.relation for w in book(related).wordings] == ["", "fragment of A", "other wording of A"]


def test_what_is_told_without_marks_has_no_marks_of_difference() -> None:
    """Its words are the reporter's."""
    versions = book(()).wordings
    assert any(run.kind == "left out" for w in versions for run in w.runs)

    quote = next(q for e in dossiers.harbour().events for q in e.quotes if len(q.versions) > 1)
    retold = tuple(msgspec.structs.replace(v, kind="indirect" if n else "direct") for n, v in enumerate(quote.versions))
    told = book((Relation(left=0, right=1, relation="direct for indirect", why=""),), versions=retold)

    assert {run.kind for w in told.wordings for run in w.runs} == {"same"}
    assert told.wordings[1].relation == "without quotation marks, after A"


def test_speakers_in_conflict_are_cited() -> None:
    """Each name with its passages."""
    quote = next(q for e in dossiers.harbour().events for q in e.quotes if len(q.versions) > 1)
    named = (
        Speaker(name="Ada Brenn", spans=quote.versions[0].spans),
        Speaker(name="Ib Moe", spans=quote.versions[1].spans),
    )

    assert [(n.name, len(n.citations)) for n in book((), speakers=named).named] == [("Ada Brenn", 1), ("Ib Moe", 1)]
