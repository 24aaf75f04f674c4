"""What each party committed itself to, and where it stands."""

from __future__ import annotations

import msgspec
from tests.reports import Draft

from rapporteur.model import Argument, Party, Statement
from rapporteur.reconcile import card
from rapporteur.reconcile.parties import parties
from rapporteur.reconcile.passages import passages
from rapporteur.relate.entities import join
from rapporteur.relate.statements import match

BOTH = "Sela Orrin and Bram Tolse agreed to resume the talks on the grain tariff."
ONE = "Bram Tolse demanded a lower rent for the naval station at the cape."
NO = "Bram Tolse denied that the fleet would leave the naval station at the cape."


def report(id_: str) -> Draft:
    draft = Draft(id_, f"{BOTH} {ONE} {NO}").names("Sela Orrin").names("Bram Tolse")
    draft.tells(BOTH, "agreed", "resume").tells(ONE, "demanded", "demand").tells(NO, "denied", "deny")
    both, one, no = draft.statements
    draft.statements[0] = acting(both, draft, "Sela Orrin and Bram Tolse", None)
    draft.statements[1] = acting(one, draft, "Bram Tolse", "Bram Tolse")
    draft.statements[2] = acting(no, draft, "Bram Tolse", "Bram Tolse")
    return draft


def acting(statement: Statement, draft: Draft, who: str, entity: str | None) -> Statement:
    begin = draft.text.index(who, statement.begin)
    agent = Argument(
        begin=begin, end=begin + len(who), role="agent", head=who.rsplit(maxsplit=1)[-1].lower(), entity=entity
    )
    return msgspec.structs.replace(statement, arguments=(agent,))


def told(*drafts: Draft) -> tuple[Party, ...]:
    readings = [d.read() for d in drafts]
    entities = join(readings)
    return parties(match(readings, entities), entities, passages(readings), card.participants(readings, entities))


def test_what_two_agree_stands_under_no_single_name() -> None:
    """And first."""
    first = told(report("a"))[0]

    assert (first.name, [c.text for c in first.commitments]) == ("", [BOTH.rstrip(".")])


def test_demands_and_denials_are_positions() -> None:
    """Of whoever makes them."""
    (tolse,) = [p for p in told(report("a")) if p.name]

    assert (tolse.name, tolse.commitments) == ("Bram Tolse", ())
    assert [p.text for p in tolse.positions] == [ONE.rstrip("."), NO.rstrip(".")]


def test_two_reports_of_one_thing_are_one_entry() -> None:
    """With both passages."""
    first = told(report("a"), report("b"))[0]

    assert [[s.id for s in c.spans] for c in first.commitments] == [["a", "b"]]


def test_nobody_named_is_no_party() -> None:
    """A statement without an agent commits nobody."""
    assert told(Draft("a", BOTH).tells(BOTH, "agreed", "resume")) == ()
