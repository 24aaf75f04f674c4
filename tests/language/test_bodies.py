"""Names of bodies, told by the word that heads them. All names are invented."""

import pytest
from tests.language.test_names import names


@pytest.mark.parametrize(
    ("tagged", "found", "expected"),
    [
        ("San Marco Bulletin said|VBD", [(0, 2, "place")], [("San Marco Bulletin", "organisation")]),
        ("Vane Foundation|NNP said|VBD", [(0, 1, "person")], [("Vane Foundation", "organisation")]),
        ("Orlo Post said|VBD", [(0, 1, "place")], [("Orlo", "place")]),
        ("Tamm Airways said|VBD", [(0, 2, "person")], [("Tamm Airways", "organisation")]),
        ("Orlo bulletin|NN said|VBD", [(0, 1, "place")], [("Orlo", "place")]),
    ],
)
def test_a_head_closes_the_name_of_a_body(
    tagged: str, found: list[tuple[int, int, str]], expected: list[tuple[str, str]]
) -> None:
    """A capital head behind a name belongs to it; a head that may be anything does not, nor a common noun."""
    assert names(tagged, *found) == expected


def test_a_head_opens_the_name_of_a_body() -> None:
    """What stands before "of" and a place is named with it, from its first capital on; a bay is no body."""
    journal = "the|DT Medical Journal of|IN Velland said|VBD"

    assert names(journal, (4, 5, "place")) == [("Medical Journal of Velland", "organisation")]
    assert names("the|DT Bay of|IN Velland said|VBD", (3, 4, "place")) == [("Velland", "place")]


def test_an_acronym_in_brackets_is_of_the_type_it_stands_for() -> None:
    """The short name is a name wherever it stands, of the type of the long one; other letters are not."""
    long = "Vane Mutual Credit (|-LRB- VMC )|-RRB- said|VBD VMC grew|VBD"
    organisation = [("Vane Mutual Credit", "organisation"), ("VMC", "organisation"), ("VMC", "organisation")]

    assert names(long, (0, 3, "organisation"), (7, 8, "person")) == organisation
    assert names(long.replace("VMC", "XYZ"), (0, 3, "organisation")) == organisation[:1]
