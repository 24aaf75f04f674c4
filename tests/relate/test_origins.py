"""Which reports rest on one text."""

from __future__ import annotations

from tests.relate.piles import HARBOUR, ORCHARD, reading

from rapporteur.model import Origin, Reading
from rapporteur.relate.origins import group
from rapporteur.relate.reuse import find

LONG = (
    f"{HARBOUR} {ORCHARD} The ferry company said it would add two sailings a day, and that season tickets stay valid. "
    "Fishermen were less content: their auction hall opens onto the closed quay, and nobody has told them where the "
    "ice will come from. A petition with four hundred names lies at the town hall since Monday."
)


def _origins(*readings: Reading) -> tuple[Origin, ...]:
    return group(readings, find(readings))


def _parts(*readings: Reading) -> list[tuple[str, ...]]:
    return [o.ids for o in _origins(*readings)]


def test_every_report_is_in_exactly_one_origin() -> None:
    """A report that copies nothing is an origin of its own."""
    assert _parts(reading("a", HARBOUR), reading("b", ORCHARD)) == [("a",), ("b",)]


def test_a_cut_text_is_the_text() -> None:
    """The first third of a wire report printed elsewhere under another first line is no second origin."""
    cut = "From our correspondent\n" + " ".join(LONG.split()[: len(LONG.split()) // 3])

    assert _parts(reading("a", LONG), reading("b", cut)) == [("a", "b")]


def test_two_cuts_of_a_text_meet_without_it() -> None:
    """Copies of one text are one origin though the text itself is not in the pile."""
    words = LONG.split()
    first, middle = " ".join(words[: 2 * len(words) // 3]), " ".join(words[: len(words) // 2])

    assert _parts(reading("a", first), reading("b", middle)) == [("a", "b")]


def test_a_passage_set_into_another_story_joins_nothing() -> None:
    """A report that tells its own story round a copied paragraph rests on more than that text."""
    own = " ".join(f"Word{k} of a wholly different matter stands here for once." for k in range(12))
    host = f"{own} {HARBOUR} {own.replace('matter', 'affair')}"

    assert _parts(reading("a", host), reading("b", LONG.replace(ORCHARD, ""))) == [("a",), ("b",)]


def test_a_quotation_never_joins() -> None:
    """Reports that consist of one quotation are still two reports of it."""
    said = f'"{HARBOUR}"'

    assert _parts(reading("a", f"{said} he said."), reading("b", f"She read out: {said}")) == [("a",), ("b",)]


def test_different_agencies_are_different_origins() -> None:
    """Two credited agencies are two sources, however alike their texts."""
    a, b = reading("a", HARBOUR, agency="Orlo Wire"), reading("b", HARBOUR, agency="Meridian")

    assert [o.ids for o in group([a, b], find([a, b]))] == [("a",), ("b",)]


def test_the_agency_that_is_credited_names_the_origin() -> None:
    """One print with a credit names the agency for all; the reason says how much is the same."""
    (origin,) = _origins(reading("a", HARBOUR), reading("b", HARBOUR, agency="Orlo Wire"))

    assert origin.agency == "Orlo Wire"
    assert "100% of" in origin.why
    assert "Orlo Wire is credited" in origin.why
