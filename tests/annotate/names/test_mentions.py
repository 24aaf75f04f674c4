"""Names, roles and pronouns, and whom they stand for. All names are invented."""

from __future__ import annotations

import pytest
from tests.annotate.spoken import spoken


def test_title_stands_apart() -> None:
    """A titled name's span is the name; the title is given as printed."""
    text = "Deputy Chief Harbour Secretary Yusuf Balogun met Norwegian Prime Minister Ingrid Solberg."
    people = [m for m in spoken(text).mentions if m.kind == "person"]

    assert [(spoken(text).words(m), m.title) for m in people] == [
        ("Yusuf Balogun", "Deputy Chief Harbour Secretary"),
        ("Ingrid Solberg", "Norwegian Prime Minister"),
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Minister for Water, Land and Forests", "Tiago Duarte"),
        ("Secretary of State", "Grace Obi"),
        ("US envoy to the UN", "Nadia Karim"),
        ("former Lagos governor", "Tunde Adeyemi"),
        ("Chief Inspector", "Olga Wiśniewska"),
        ("Mr", "Kaya"),
    ],
)
def test_titles(title: str, name: str) -> None:
    """A title reaches over its modifiers and its "of" phrase."""
    mention = next(m for m in spoken(f"The crowd cheered as {title} {name} waved.").mentions if m.name == name)

    assert mention.title == title


def test_one_person() -> None:
    """Full name, titled surname, bare surname, office and pronoun are one entity with the fullest name."""
    text = (
        "Prime Minister Hiroki Mori flew to Oslo on Monday. Mr Mori met the king. PM Mori then slept. "
        "Mori had not slept before. The prime minister was tired. He left on Tuesday."
    )
    people = [m for m in spoken(text).mentions if m.name == "Hiroki Mori"]

    assert [spoken(text).words(m) for m in people] == [
        "Hiroki Mori",
        "Mori",
        "Mori",
        "Mori",
        "The prime minister",
        "He",
    ]
    assert len({m.entity for m in people}) == 1


def test_two_of_one_surname() -> None:
    """A form of address or a given name keeps two people of one surname apart."""
    text = "Prime Minister Hiroki Mori came with Keiko Mori. Mr Mori met the king. Keiko Mori met the queen."
    entities = [m.entity for m in spoken(text).mentions if m.name.endswith("Mori")]

    assert len(entities) == 4
    assert entities[0] == entities[2] != entities[1] == entities[3]


def test_family_name_first() -> None:
    """Names with the family name first are taken up by it."""
    text = "Xi Wenbo, the mayor of Haizhou, met Ri Chol Nam. Xi praised the port. Ri said nothing."

    assert spoken(text).names("Xi", "Ri") == {"Xi": "Xi Wenbo", "Ri": "Ri Chol Nam"}


def test_country_tells_leaders_apart() -> None:
    """Of two presidents the one whose country is named is meant; adjectives and other names of it count."""
    text = (
        "US President Ellen Grant and French President Luc Martel disagreed. "
        "The American leader wanted a treaty. The French president wanted lunch."
    )

    assert spoken(text).names("The American leader", "The French president") == {
        "The American leader": "Ellen Grant",
        "The French president": "Luc Martel",
    }


def test_apposition() -> None:
    """A description beside a name is one with it, before and behind."""
    text = "The union's president, Chidi Nwosu, met Aylin Demir, a harbour pilot. The pilot left early."

    assert spoken(text).names("a harbour pilot", "The pilot") == {
        "a harbour pilot": "Aylin Demir",
        "The pilot": "Aylin Demir",
    }


def test_pronouns_by_gender() -> None:
    """A pronoun goes to the nearest person whom title or given name does not forbid."""
    text = "Mrs Olga Petrenko met Mr Jan Nowak in Gdynia. She brought bread. He brought salt."

    assert spoken(text).names("She", "He") == {"She": "Olga Petrenko", "He": "Jan Nowak"}


def test_unnamed_official() -> None:
    """A definite "official" is the last official; who has no name is called by his description."""
    text = "A Norwegian official said the fish were late. The official did not say why."

    assert spoken(text).names("A Norwegian official", "The official") == {
        "A Norwegian official": "A Norwegian official",
        "The official": "A Norwegian official",
    }


def test_acronym() -> None:
    """An organisation and its acronym are one."""
    text = "The Delta Trade Union (DTU) called a strike on Monday. The DTU has 400 members."
    entities = {m.entity for m in spoken(text).mentions if m.kind == "organisation"}

    assert len(entities) == 1


def test_country_names() -> None:
    """A country's names are one entity; a metonym stays what it is."""
    text = "The United States sent wheat. The U.S. sent oil. Washington sent nobody."
    found = {spoken(text).words(m): m.entity for m in spoken(text).mentions}

    assert found["United States"] == found["U.S."]
    assert found["Washington"] != found["U.S."]


def test_party_is_no_person() -> None:
    """Party and district behind a politician's name make no person."""
    text = "Senator Marta Fonseca (D-Wis.) met Senator Paul Ito (R-Maine)."

    assert [m.name for m in spoken(text).mentions if m.kind == "person"] == ["Marta Fonseca", "Paul Ito"]


def test_in_office() -> None:
    """An "as" phrase describes the subject."""
    text = "As chair of the council, Abena Owusu opened the session. The chair spoke for an hour."

    assert spoken(text).names("The chair") == {"The chair": "Abena Owusu"}


def test_only_readable_blocks() -> None:
    """Names outside the report's own text are no mentions."""
    assert spoken("Hiroki Mori met Keiko Mori.", "navigation").mentions == ()
