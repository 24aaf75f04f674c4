"""Who is who across reports."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.model import Reading, Voice
from rapporteur.relate.entities import join


def voice(reading: Reading, name: str) -> tuple[str, Voice]:
    return reading.id, Voice(begin=0, end=1, name=name, entity=name)


def test_a_surname_joins_the_one_full_name_it_fits() -> None:
    """Mr Orrin is Sela Orrin when nobody else of that name is about, and the record says why."""
    one = Draft("one", "Sela Orrin spoke.").names("Sela Orrin").read()
    two = Draft("two", "Orrin spoke.").names("Orrin").read()

    entities = join([one, two])

    assert [e.name for e in entities.all] == ["Sela Orrin"]
    assert "Sela Orrin in full" in entities.all[0].why[1].text


def test_two_people_of_one_surname_stay_apart() -> None:
    """A bare surname that fits two full names is neither, unless a title tells."""
    one = Draft("one", "Sela Orrin met Bram Orrin.").names("Sela Orrin").names("Bram Orrin").read()
    two = Draft("two", "Orrin left.").names("Orrin").read()

    assert len(join([one, two]).all) == 3


def test_the_title_tells_which_of_two_is_meant() -> None:
    """Minister Orrin is the Orrin who is minister elsewhere."""
    one = Draft("one", "Sela Orrin met Bram Orrin.").names("Sela Orrin", title="minister").names("Bram Orrin").read()
    two = Draft("two", "Minister Orrin left.").names("Orrin", title="Minister").read()

    entities = join([one, two])

    assert entities.of("two", "Orrin") is entities.of("one", "Sela Orrin")


def test_a_mr_is_no_mrs() -> None:
    """Forms of address of two genders keep a surname apart from a full name."""
    one = Draft("one", "Mrs Sela Orrin spoke.").names("Sela Orrin", title="Mrs").read()
    two = Draft("two", "Mr Orrin spoke.").names("Orrin", title="Mr").read()

    assert len(join([one, two]).all) == 2


def test_a_country_under_two_names_is_one() -> None:
    """US and United States are one place."""
    one = Draft("one", "the United States agreed").names("United States", kind="place").read()
    two = Draft("two", "the US agreed").names("US", kind="place").read()

    assert len(join([one, two]).all) == 1


def test_initials_are_short_for_the_body_they_stand_for() -> None:
    """CPS is the Civil Protection Service."""
    one = (
        Draft("one", "the Civil Protection Service said").names("Civil Protection Service", kind="organisation").read()
    )
    two = Draft("two", "the CPS said").names("CPS", kind="organisation").read()

    assert len(join([one, two]).all) == 1


def test_voices() -> None:
    """One name is a yes, two names are a no, an unnamed official of a house that another speaks for may be either."""
    one = Draft("one", "Sela Orrin, the Harbour Board").names("Sela Orrin").read()
    two = Draft("two", "Orrin, Bram Tolse, an official of the Harbour Board").names("Orrin").names("Bram Tolse").read()
    entities = join([one, two])
    orrin, tolse = voice(two, "Orrin"), voice(two, "Bram Tolse")
    board = "one", Voice(begin=0, end=1, name="the Harbour Board")
    official = "two", Voice(begin=0, end=1, name="an official of the Harbour Board")

    sela = voice(one, "Sela Orrin")

    assert (entities.same(sela, orrin), entities.same(sela, tolse)) == (True, False)
    assert entities.same(board, official) is True
    assert entities.same(board, orrin) is None


def test_order_of_reports_does_not_matter() -> None:
    """The same entities come out, the same way round."""
    readings = [
        Draft("a", "Orrin spoke").names("Orrin").read(),
        Draft("b", "Sela Orrin spoke").names("Sela Orrin").read(),
        Draft("c", "Bram Tolse spoke").names("Bram Tolse").read(),
    ]

    assert join(readings) == join(readings[::-1])
