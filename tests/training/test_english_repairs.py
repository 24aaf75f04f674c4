"""Labels of the corpora brought to the policy."""

from training.english import repairs


def test_what_stands_before_the_head_belongs_to_the_name() -> None:
    """GUM names the head of "United Provinces" alone; the adjective that hangs from it is taken in."""
    words = ["the", "United", "Provinces", "said"]
    found = repairs.gum(words, ["DT", "NNP", "NNPS", "VBD"], [2, 2, 3, 3], ["O", "O", "B-LOC", "O"])
    assert found == ["O", "B-LOC", "I-LOC", "O"]


def test_a_title_is_not_taken_in() -> None:
    """A title hangs from the person's name and is no part of it."""
    words = ["Minister", "Orr", "left"]
    assert repairs.gum(words, ["NNP", "NNP", "VBD"], [1, 2, 2], ["O", "B-PER", "O"]) == ["O", "B-PER", "O"]


def test_acronyms_of_states_are_places() -> None:
    """GUM leaves most of them out; of an acronym nobody knows, nothing is said."""
    words = ["The", "U.S.", "and", "A.B.C."]
    found = repairs.gum(words, ["DT", "NNP", "CC", "NNP"], [1, 1, 3, 1], ["O"] * 4)
    assert found == ["O", "B-LOC", "O", "?"]


def test_a_common_noun_is_left_open() -> None:
    """A name of small letters is a mistake of the derivation."""
    assert repairs.gum(["members", "left"], ["NNS", "VBD"], [1, 1], ["B-PER", "O"]) == ["?", "O"]


def test_countries_are_places_in_re3d() -> None:
    """A country that acts is a place; an organisation stays one."""
    assert repairs.re3d(["Norway", "and", "NATO"], ["B-ORG", "O", "B-ORG"]) == ["B-LOC", "O", "B-ORG"]


def test_long_persons_of_re3d_are_left_open() -> None:
    """More than three words hold a title."""
    assert repairs.re3d(["Force", "Chief", "Ann", "Orr"], ["B-PER", *["I-PER"] * 3]) == ["?"] * 4


def test_titles_leave_persons() -> None:
    """The name begins behind them; a title alone is left open."""
    assert repairs.common(["President", "Ilse", "Vane"], ["B-PER", "I-PER", "I-PER"]) == ["O", "B-PER", "I-PER"]
    assert repairs.common(["President"], ["B-PER"]) == ["?"]


def test_a_people_is_no_person() -> None:
    """Peoples are named "other"."""
    assert repairs.common(["Norwegians"], ["B-PER"]) == ["B-MISC"]


def test_repairing_twice_changes_nothing() -> None:
    """A mended passage is as it should be."""
    words, tags, heads = ["the", "United", "Provinces", "U.K."], ["DT", "NNP", "NNPS", "NNP"], [2, 2, 2, 2]
    once = repairs.gum(words, tags, heads, ["O", "O", "B-LOC", "O"])
    assert once == repairs.gum(words, tags, heads, once)
