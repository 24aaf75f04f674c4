"""Which words are a name, and of what."""

import msgspec

from rapporteur.language.names import refine
from rapporteur.language.protocol import NameRange, Token


def tokens(tagged: str) -> list[Token]:
    """Words with their Penn tag behind a bar: "Vane|NNP said|VBD"; no bar means NNP."""
    found = []
    for i, part in enumerate(tagged.split()):
        word, _, tag = part.partition("|")
        found.append(Token(i, i * 20, i * 20 + len(word), word, word, "X", tag or "NNP", 0, "dep", 0))
    return found


def names(tagged: str, *found: tuple[int, int, str]) -> list[tuple[str, str]]:
    words = tokens(tagged)
    raw = [NameRange(a, b, label) for a, b, label in found]  # type: ignore[arg-type]
    return [(" ".join(t.text for t in words[n.first : n.last]), n.label) for n in refine(words, raw)]


def test_a_persons_name_has_no_title() -> None:
    """Titles, offices and peoples before the name are cut off."""
    assert names("Dutch|JJ Prime Minister Ilse Vane", (0, 5, "person")) == [("Ilse Vane", "person")]


def test_a_name_ends_with_its_sentence() -> None:
    """Two signatures below one another are two persons."""
    words = tokens("Ilse Vane Tom Orr")
    words[2:] = [msgspec.structs.replace(t, sentence=1) for t in words[2:]]
    assert refine(words, [NameRange(0, 4, "person")]) == [NameRange(0, 2, "person"), NameRange(2, 4, "person")]


def test_places_with_a_comma_between_are_two() -> None:
    """A town and its state; the capital's district stays with it."""
    assert names("Brookford ,|, Alabama", (0, 3, "place")) == [("Brookford", "place"), ("Alabama", "place")]
    assert names("Washington ,|, D.C.", (0, 3, "place")) == [("Washington , D.C.", "place")]


def test_a_name_does_not_end_in_a_preposition() -> None:
    """What needs something behind it is no end of a name; inside one it stays."""
    assert names("Ilse Vane of|IN", (0, 3, "person")) == [("Ilse Vane", "person")]
    assert names("Court of|IN Arland and|CC", (0, 4, "organisation")) == [("Court of Arland", "organisation")]


def test_a_company_has_its_legal_form() -> None:
    """The form behind a comma belongs to the name; another name behind a comma does not."""
    assert names("Vane Holdings ,|, Inc.", (0, 2, "organisation")) == [("Vane Holdings , Inc.", "organisation")]
    assert names("Vane Japan KK said|VBD", (0, 2, "place")) == [("Vane Japan KK", "organisation")]
    assert names("Vane Holdings ,|, Oslo", (0, 2, "organisation")) == [
        ("Vane Holdings", "organisation"),
        ("Oslo", "place"),
    ]


def test_a_title_alone_is_no_name() -> None:
    """Nothing is left of "the Secretary"."""
    assert names("the|DT Secretary", (0, 2, "person")) == []


def test_a_surname_that_is_a_title_stays() -> None:
    """The word "King" is a name where the report names a person so."""
    assert names("Ann King said|VBD King", (0, 2, "person"), (3, 4, "person")) == [
        ("Ann King", "person"),
        ("King", "person"),
    ]


def test_a_list_gives_the_type() -> None:
    """A country is a place and a house an organisation, whatever the network says."""
    assert names("Norway told|VBD the|DT White House", (0, 1, "organisation"), (3, 5, "place")) == [
        ("Norway", "place"),
        ("White House", "organisation"),
    ]


def test_a_list_completes_what_the_network_cut() -> None:
    """The name "Group of 20" is not "Group of"."""
    assert names("Group of|IN 20|CD summit|NN", (0, 2, "organisation")) == [("Group of 20", "organisation")]


def test_a_longer_name_keeps_its_words() -> None:
    """A list entry inside a longer name does not cut it."""
    assert names("Bank of|IN Norway", (0, 3, "organisation")) == [("Bank of Norway", "organisation")]


def test_capital_letters_are_asked_for() -> None:
    """The word "us" is no country, "OSLO" is a town."""
    assert names("us|PRP and|CC OSLO") == [("OSLO", "place")]


def test_hyphenated_countries_are_two_names() -> None:
    """The pair is split, the hyphen belongs to neither."""
    assert names("Norway -|HYPH U.S. ties|NNS", (0, 3, "organisation")) == [("Norway", "place"), ("U.S.", "place")]


def test_hyphenated_persons_are_two_names_where_the_report_knows_them() -> None:
    """The "Vane-Orr talks" are of two persons if both are named in full; a double name stays one."""
    pair = "Ilse Vane met|VBD Tom Orr ;|: Vane -|HYPH Orr"
    full = ((0, 2, "person"), (3, 5, "person"))

    assert names(pair, *full, (6, 9, "person"))[2:] == [("Vane", "person"), ("Orr", "person")]
    assert names("Vane -|HYPH Orr", (0, 3, "person")) == [("Vane - Orr", "person")]


def test_an_office_of_a_place_is_no_person() -> None:
    """Nothing is left of "Prime Minister of Norway"; the country is found by the list."""
    assert names("Prime Minister of|IN Norway", (0, 4, "person")) == [("Norway", "place")]


def test_one_name_has_one_type() -> None:
    """The votes of a report decide, the full name's among them."""
    assert names("Ilse Vane spoke|VBD Vane", (0, 2, "person"), (3, 4, "place")) == [
        ("Ilse Vane", "person"),
        ("Vane", "person"),
    ]


def test_a_repeated_name_is_found() -> None:
    """What is a name once is a name wherever it stands."""
    assert names("Ilse Vane spoke|VBD ;|: Vane left|VBD and|CC vane|NN", (0, 2, "person"), (4, 5, "person")) == [
        ("Ilse Vane", "person"),
        ("Vane", "person"),
    ]


def test_a_people_is_neither_person_nor_place() -> None:
    """The noun is kept as "other", the adjective is no name."""
    assert names("Swedes and|CC Danish|JJ", (0, 1, "person"), (2, 3, "place")) == [("Swedes", "other")]


def test_a_date_is_left_alone() -> None:
    """Only persons, organisations and places are judged."""
    assert names("May", (0, 1, "date")) == [("May", "date")]


def test_a_name_does_not_end_in_of() -> None:
    """What a network leaves over at the end of a name is cut."""
    assert names("Vane Company of|IN", (0, 3, "organisation")) == [("Vane Company", "organisation")]


def test_a_storm_is_no_person() -> None:
    """Its given name is an event's in the whole report; a storm without a capital gives none its name."""
    storm = "Hurricane Vera hit|VBD and|CC Vera left|VBD"

    assert names(storm, (1, 2, "person"), (4, 5, "person")) == [("Vera", "event"), ("Vera", "event")]
    assert names("storm|NN Vera left|VBD", (1, 2, "person")) == [("Vera", "person")]
