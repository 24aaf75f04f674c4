"""Who is who across reports."""

from __future__ import annotations

import msgspec
import pytest
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


def test_the_form_of_address_tells_which_of_two_is_meant() -> None:
    """Mr Brook is Peter and not Anna, who stands beside him."""
    one = Draft("one", "Peter Brook met Anna Brook.").names("Peter Brook").names("Anna Brook").read()
    two = Draft("two", "Mr Brook left.").names("Brook", title="Mr").read()

    entities = join([one, two])

    assert entities.of("two", "Brook") is entities.of("one", "Peter Brook")
    assert "fits Peter Brook" in entities.all[-1].why[-1].text


def test_a_bare_name_is_the_one_that_the_pile_is_about() -> None:
    """Three reports tell of Sela Orrin, one of Bram Orrin beside her: Orrin alone is Sela."""
    both = Draft("a", "Sela Orrin met Bram Orrin.").names("Sela Orrin").names("Bram Orrin")
    pile = [both.read(), *(Draft(i, "Sela Orrin spoke.").names("Sela Orrin").read() for i in "bc")]
    entities = join([*pile, Draft("d", "Orrin spoke.").names("Orrin").read()])

    assert entities.of("d", "Orrin") is entities.of("a", "Sela Orrin")
    assert any("of whom 3 reports tell" in reason.text for reason in entities.all[-1].why)


def office(id_: str, words: str) -> Draft:
    draft = Draft(id_, f"{words} spoke.").names(words)
    draft.mentions = [msgspec.structs.replace(m, form="role") for m in draft.mentions]
    return draft


def test_an_office_is_whoever_has_it() -> None:
    """The Japanese prime minister is the prime minister of Japan, whoever else is prime minister."""
    one = Draft("one", "Ken Mori met Asha Rao.").names("Ken Mori", title="Japanese Prime Minister")
    one.names("Asha Rao", title="Indian Prime Minister")
    two = office("two", "the prime minister of Japan")

    entities = join([one.read(), two.read()])

    assert entities.of("two", "the prime minister of Japan") is entities.of("one", "Ken Mori")
    assert any("has the office of Ken Mori" in reason.text for e in entities.all for reason in e.why)


@pytest.mark.parametrize(
    "words", ["the prime minister", "the former Japanese prime minister", "a prime minister of Japan"]
)
def test_an_office_of_two_or_of_nobody_joins_nobody(words: str) -> None:
    """Two prime ministers, one who was it, and any of them."""
    one = Draft("one", "Ken Mori met Asha Rao.").names("Ken Mori", title="Japanese Prime Minister")
    one.names("Asha Rao", title="Indian Prime Minister")
    entities = join([one.read(), office("two", words).read()])

    assert len(entities.all) == 3


def test_two_names_of_one_country_are_told_as_such() -> None:
    """The reason does not say that both reports print one word."""
    one = Draft("one", "the United States agreed").names("United States", kind="place").read()
    two = Draft("two", "the US agreed").names("US", kind="place").read()

    assert join([one, two]).all[0].why[1].text == "US and United States are names of one country"


def state(name: str, kind: str = "place") -> tuple[Reading, Voice]:
    draft = Draft(f"of {name}", f"{name} spoke.").names(name, kind=kind)
    return draft.read(), Voice(begin=0, end=len(name), name=name, entity=name)


def one_voice(left: str, right: str) -> bool | None:
    (a, one), (b, two) = state(left), state(right)
    return join([a, b]).same((a.id, one), (b.id, two))


def test_a_capital_speaks_for_its_country() -> None:
    """Tokyo, Japan, the Japanese government; not for another, and no office for a different one."""
    assert one_voice("Tokyo", "Japan") is True
    assert one_voice("Tokyo", "the Japanese government") is True
    assert one_voice("Washington", "the White House") is True
    assert one_voice("Tokyo", "Washington") is False
    assert one_voice("the Pentagon", "the White House") is not True


def test_a_capital_may_have_spoken_through_a_person() -> None:
    """Through the minister of that country, and not through one of another."""
    tokyo, voice_of_tokyo = state("Tokyo")
    person = Draft("p", "Ken Mori and Dan Reed spoke.").names("Ken Mori", title="Japanese Prime Minister")
    reading = person.names("Dan Reed", title="US President").read()
    entities = join([tokyo, reading])
    mori, reed = (Voice(begin=0, end=8, name=name, entity=name) for name in ("Ken Mori", "Dan Reed"))

    assert entities.same((tokyo.id, voice_of_tokyo), ("p", mori)) is None
    assert entities.same((tokyo.id, voice_of_tokyo), ("p", reed)) is False
