"""The shipped English models, end to end."""

import pytest

from rapporteur import language

TEXT = (
    "Prime Minister Ilse Vane met President Tom Orr in Oslo on Friday.\n\n"
    '"We made progress. There is more to do," Vane said. She didn\'t name a date.'
)


@pytest.fixture(scope="module")
def model() -> language.LanguageModel:
    return language.load("rapporteur.language.model:EnglishModel")


@pytest.fixture(scope="module", params=["english", "fast"])
def either(request: pytest.FixtureRequest) -> language.LanguageModel:
    return language.load(request.param)


def test_sentences_hold_quotations_together(either: language.LanguageModel) -> None:
    """Paragraphs part sentences; a quotation of two sentences is one with its speaker."""
    analysis = either.analyse(TEXT, [(0, len(TEXT))])

    assert [TEXT[s.begin : s.end] for s in analysis.sentences] == [
        "Prime Minister Ilse Vane met President Tom Orr in Oslo on Friday.",
        '"We made progress. There is more to do," Vane said.',
        "She didn't name a date.",
    ]


def test_names_have_types_and_no_titles(either: language.LanguageModel) -> None:
    """Persons and places of the first sentence."""
    analysis = either.analyse(TEXT, [(0, len(TEXT))])
    named = [(TEXT[n.begin : n.end], n.label) for n in analysis.names if n.label in {"person", "place"}]

    assert named == [("Ilse Vane", "person"), ("Tom Orr", "person"), ("Oslo", "place"), ("Vane", "person")]


def test_trees_tell_who_does_what(model: language.LanguageModel) -> None:
    """Subject and object hang from the verb."""
    analysis = model.analyse(TEXT, [(0, len(TEXT))])
    met = next(t for t in analysis.tokens if t.text == "met")

    assert ("meet", "VERB", met.i) == (met.lemma, met.pos, met.head)
    assert tuple(t.dep for t in analysis.children(met.i) if t.dep in {"nsubj", "obj"}) == ("nsubj", "obj")


def test_only_the_segments_are_read(either: language.LanguageModel) -> None:
    """What lies outside has no token, and no sentence crosses a segment's edge."""
    text = "Vane met. NOISE Orr left."
    analysis = either.analyse(text, [(0, 9), (16, 25)])

    assert [t.text for t in analysis.tokens] == ["Vane", "met", ".", "Orr", "left", "."]
    assert [(s.begin, s.end) for s in analysis.sentences] == [(0, 9), (16, 25)]


def test_a_soft_line_end_is_no_paragraph(model: language.LanguageModel) -> None:
    """Hard-wrapped text is read across its line ends."""
    text = "The two leaders met\nfor an hour on Friday."

    assert len(model.analyse(text, [(0, len(text))]).sentences) == 1


def test_nothing_is_read_of_nothing(model: language.LanguageModel) -> None:
    """Empty texts and empty segments have empty analyses."""
    assert model.analyse("", []).tokens == ()
    assert model.analyse("  \n ", [(0, 4), (2, 2)]).tokens == ()


def test_many_windows_are_read_in_groups(model: language.LanguageModel) -> None:
    """Texts of more windows than are held at once lose nothing."""
    text = "Go.\n\n" * 300

    assert len(model.analyse(text, [(0, len(text))]).tokens) == 600


def test_tables_of_numbers_are_not_parsed(model: language.LanguageModel) -> None:
    """A long paragraph without a letter is one flat sentence of numbers and marks, without names."""
    text = "The price rose.\n\n" + "12 ; " * 60 + "\n\nVane left."
    analysis = model.analyse(text, [(0, len(text))])
    table = [t for t in analysis.tokens if t.text in {"12", ";"}]

    assert {("12", "NUM", "CD"), (";", "PUNCT", "NFP")} == {(t.text, t.pos, t.tag) for t in table}
    assert [text[n.begin : n.end] for n in analysis.names] == ["Vane"]
    assert analysis.sentences[-1].first == len(analysis.tokens) - 3
