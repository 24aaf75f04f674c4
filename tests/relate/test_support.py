"""Whether statements that speak of one thing say the same of it."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.relate.assertions import Assertion, find, weights
from rapporteur.relate.entities import join
from rapporteur.relate.support import borne_out, matter, parted

WIRE = "Both agreed to restart grain tariff talks"
GAZETTE = "The two leaders agreed to resume the negotiations on the grain tariff"
MENDED = "Workers of Port Tarn mended the quay"
PAID = "Port Tarn paid for the ferry"


def told(*drafts: Draft) -> tuple[list[Assertion], dict[str, float]]:
    readings = [draft.read() for draft in drafts]
    entities = join(readings)
    return [a for reading in readings for a in find(reading, entities)], weights(readings, entities)


def test_one_fact_in_other_words_is_borne_out() -> None:
    """Two outlets that tell one agreement in words of their own bear one another out."""
    (left, right), rarity = told(
        Draft("a", GAZETTE).tells(GAZETTE, predicate="resume"), Draft("b", WIRE).tells(WIRE, predicate="restart")
    )

    assert borne_out(left, right, rarity)


def test_names_are_no_matter() -> None:
    """A place that two statements name is nothing that they say of it."""
    (left, right), rarity = told(
        Draft("a", MENDED).names("Port Tarn", kind="place").tells(MENDED, predicate="mend"),
        Draft("b", PAID).names("Port Tarn", kind="place").tells(PAID, predicate="pay"),
    )

    assert (frozenset(), False) == (matter(left) & matter(right), borne_out(left, right, rarity))


def test_what_nobody_bears_out_stands_by_origin() -> None:
    """Statements are parted into what two origins say, with their own repetitions, and the rest of each origin."""
    members, rarity = told(
        Draft("a", f"{GAZETTE}. {MENDED}.").tells(GAZETTE, predicate="resume").tells(MENDED, predicate="mend"),
        Draft("b", WIRE).tells(WIRE, predicate="restart"),
    )
    together, apart = parted(members, lambda m: m.report.id, rarity)

    assert ([GAZETTE, WIRE], [[MENDED]]) == ([m.text for m in together], [[m.text for m in p] for p in apart])


def test_one_origin_bears_nothing_out() -> None:
    """However alike, two prints of one text agree with nobody."""
    members, rarity = told(
        Draft("a", GAZETTE).tells(GAZETTE, predicate="resume"), Draft("b", GAZETTE).tells(GAZETTE, predicate="resume")
    )
    together, apart = parted(members, lambda _: "one wire", rarity)

    assert ([], 1) == (together, len(apart))
