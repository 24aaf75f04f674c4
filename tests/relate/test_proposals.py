"""A user's model proposes pairs, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import pytest
from tests.reports import Draft, own_origins, placed

from rapporteur import pipeline
from rapporteur.errors import ModelError
from rapporteur.model import Dossier
from rapporteur.reconcile import Manner, dossier
from rapporteur.relate.entities import join
from rapporteur.relate.proposals import SETTING, Item, Kind, Proposer, ask, load
from rapporteur.relate.quotes import Utterance, match


class Letters:
    """A stand-in for an embedding model: texts are near when most of their pairs of letters are the same."""

    name = "letters@1"

    def __init__(self) -> None:
        self.asked: list[tuple[Kind, int]] = []

    def pairs(self, kind: Kind, items: Sequence[Item]) -> Iterable[tuple[str, str]]:
        self.asked.append((kind, len(items)))
        made = [(item.id, {item.text[k : k + 2].casefold() for k in range(len(item.text))}) for item in items]
        return ((b, a) for (a, one), (b, two) in combinations(made, 2) if len(one & two) > 0.6 * len(one | two))


class Says:
    """A source that gives what it was told to give."""

    name = "says@1"

    def __init__(self, *given: Any) -> None:
        self.given = given

    def pairs(self, kind: Kind, items: Sequence[Item]) -> Iterable[Any]:  # noqa: ARG002
        for pair in self.given:
            if isinstance(pair, Exception):
                raise pair
            yield pair


ITEMS = [Item(id=f"i{n}", report=f"r{n % 3}", begin=0, end=4, text="lock") for n in range(6)]
COMMON = 61
"""Remarks that hold one word: too many for the word to bring two of them together."""


def remark(id_: str, words: str, speaker: str = "Sela Orrin") -> Draft:
    return Draft(id_, f"{words} {speaker} said.").names(speaker).says(speaker, words)


def crowd() -> list[Draft]:
    """One remark in two wordings and a third of the same speaker, in a crowd of others with the same words."""
    names = [f"Bram T{a}{b}" for a in "aeiouyr" for b in "bdfghklmn"][:COMMON]
    others = [remark(name, f'"Lock, sluice, barge, dawn, dusk, opens, {name}"', name) for name in names]
    return [
        *others,
        remark("one", '"The lock opens at dawn, the sluice at dusk"'),
        remark("two", '"The sluice opens at dusk, the lock at dawn"'),
        remark("three", '"No barge may open the sluice at dawn"'),
    ]


def told(source: Any) -> tuple[Utterance, ...]:
    readings = [d.read() for d in crowd()]
    return match(readings, join(readings), Proposer(source))


def homes(utterances: Sequence[Utterance]) -> dict[str, int]:
    return {line.report.id: n for n, u in enumerate(utterances) for line in u.lines}


def test_a_proposed_pair_is_looked_at_and_passes_the_same_checks() -> None:
    """Words that all quotations hold bring none together; the source does, and only where the words bear it out."""
    without, with_source = homes(told(None)), homes(told(Letters()))

    assert without["one"] != without["two"]
    assert with_source["one"] == with_source["two"] != with_source["three"]


def test_a_source_that_proposes_all_changes_nothing_that_words_do_not_bear_out() -> None:
    """Every link of the record carries a relation that the checks gave, whoever proposed the pair."""

    class Everything:
        name = "everything@1"

        def pairs(self, kind: Kind, items: Sequence[Item]) -> Iterable[tuple[str, str]]:  # noqa: ARG002
            return combinations((item.id for item in items), 2)  # type: ignore[return-value]

    one = Draft("a", '"We will open the lock," said Sela Orrin.').names("Sela Orrin")
    two = Draft("b", '"The mayor is late," said Bram Tolse.').names("Bram Tolse")
    readings = [
        one.says("Sela Orrin", '"We will open the lock,"').read(),
        two.says("Bram Tolse", '"The mayor is late,"').read(),
    ]

    assert match(readings, join(readings), Proposer(Everything())) == match(readings, join(readings))


def test_pairs_come_in_order_whatever_the_source_gives_first() -> None:
    """Smaller number first, each once; two items of one report are no pair."""
    assert ask(Says(("i4", "i0"), ["i0", "i1"], ("i1", "i0"), ("i0", "i3")), "quotation", ITEMS).pairs == (
        (0, 1),
        (0, 4),
    )


@pytest.mark.parametrize(
    "given",
    [("i0", "nobody"), ("i0",), ("i0", 1), None, "i0", 7, ("i0", ["i1"])],
    ids=["unknown", "single", "number", "none", "text", "no pair", "list"],
)
def test_what_is_no_pair_of_known_ids_is_told(given: object) -> None:
    """The rest of what the source gives is kept."""
    found = ask(Says(("i0", "i1"), given), "statement", ITEMS)

    assert found.pairs == ((0, 1),)
    assert [(p.path, p.step, p.lost) for p in found.problems] == [("candidates says@1", "relate", False)]
    assert "1 of 2 pairs" in found.problems[0].cause


def test_a_source_that_raises_costs_its_candidates_only() -> None:
    """Even after its first pairs; the problem names what it raised."""
    found = ask(Says(("i0", "i1"), OSError("no such device")), "event", ITEMS)

    assert found.pairs == ()
    assert "event: could not be asked: OSError: no such device" in found.problems[0].cause


def test_a_flood_is_set_aside() -> None:
    """A source must not make the cost a square, and an endless one must not hang the run."""

    class Endless(Says):
        def pairs(self, kind: Kind, items: Sequence[Item]) -> Iterable[Any]:  # noqa: ARG002
            while True:
                yield "i0", "i1"

    found = ask(Endless(), "quotation", ITEMS)

    assert found.pairs == ()
    assert "more than 300 pairs" in found.problems[0].cause


def whole(source: Any) -> Dossier:
    readings = [d.read() for d in crowd()[:3]]
    return dossier(readings, (), own_origins(readings), placed(readings), (), Manner(propose=Proposer(source)))


def test_problems_of_a_source_stand_in_the_record() -> None:
    """And the record is the one that would have been without it."""
    broken, plain = whole(Says(ValueError("out of memory"))), whole(None)

    assert {p.path for p in broken.problems} == {"candidates says@1"}
    assert broken.events == plain.events


def test_every_kind_is_asked_for() -> None:
    """Reports once for the pile, quotations and statements once for each event of several reports."""
    source, readings = Letters(), [d.read() for d in crowd()[-4:]]
    record = pipeline.report(readings, candidates=source)

    kinds = [kind for kind, _ in source.asked]
    several = sum(len(event.ids) > 1 for event in record.events)
    assert kinds.count("event") == 1
    assert several > 0
    assert kinds.count("quotation") == several
    assert record == pipeline.report(readings[::-1], candidates=Letters())


def test_a_setting_plugs_a_source_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names a factory; the source is made once, and without a setting there is none."""
    monkeypatch.delenv(SETTING, raising=False)
    assert load() is None

    monkeypatch.setenv(SETTING, f"{__name__}:Letters")
    assert load() is load()
    assert getattr(load(), "name", None) == "letters@1"


@pytest.mark.parametrize("name", ["nowhere", "no.such.module:thing", f"{__name__}:Absent"])
def test_a_source_that_is_not_there_is_named(name: str) -> None:
    """The error says which."""
    with pytest.raises(ModelError, match=name):
        load(name)


def test_what_does_not_keep_the_protocol_is_refused() -> None:
    """A thing without ``pairs`` is no source."""
    with pytest.raises(ModelError, match="no factory of a source of candidates"):
        load(f"{__name__}:ITEMS")
    with pytest.raises(ModelError, match="no source of candidates"):
        load(object())  # type: ignore[arg-type]
