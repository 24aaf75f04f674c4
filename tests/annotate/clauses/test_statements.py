"""What a report states, clause by clause."""

import msgspec
import pytest
from tests.annotate.told import article, told

from rapporteur import language
from rapporteur.annotate.clauses import statements
from rapporteur.model import Block, Timex


def test_the_example_of_negation() -> None:
    """A negated clause and the asserted one coordinated with it are two statements."""
    report = told("The two ministers did not go into the details of the fishing pact but discussed the harbour.")

    assert [(s.polarity, s.status, s.predicate) for s in report.statements] == [
        ("negative", "not discussed", "go"),
        ("positive", "reported", "discuss"),
    ]


def test_a_clause_and_its_frame_are_one_statement() -> None:
    """Who says it stands in the statement; the frame is none beside it."""
    report = told("Minister Ilse Vane said the harbour will be closed for nine weeks.")

    assert report.passages() == [report.text]
    assert [(s.source and s.source.name, s.predicate) for s in report.statements] == [("Ilse Vane", "close")]


def test_coordinated_complements_are_two_statements_with_one_governor() -> None:
    """What was agreed twice is agreed twice."""
    report = told("The two ministers agreed to repair the sea wall and open the northern road.")
    second = report.one("open the northern road")

    assert (second.status, second.predicate) == ("agreed", "open")
    assert report.text[second.begin : second.end].startswith("open")
    assert report.one("sea wall").status == "agreed"


def test_a_long_clause_is_stated_with_and_without_what_it_holds() -> None:
    """The core stands beside the whole where subordinate clauses are most of it."""
    passages = told(
        "While the two towns have long been known for their quarrels over the ferry, the council denied the report."
    ).passages()

    assert "the council denied the report." in passages
    assert any(passage.startswith("While") and passage.endswith("report.") for passage in passages)


def test_a_long_phrase_before_the_subject_is_left_out_of_the_core() -> None:
    """Place and time told at length do not hide what happened."""
    text = "At a meeting held in the old port of Oslo late in the evening, Vane and Orr discussed the wall."

    assert "Vane and Orr discussed the wall." in told(text).passages()


def test_what_is_agreed_in_a_clause_is_agreed() -> None:
    """The content of an agreement has its status."""
    report = told("The ministers agreed that the towns will share the harbour.")

    assert {s.status for s in report.statements} == {"agreed"}


def test_a_gerund_that_is_only_named_is_no_statement() -> None:
    """Talks on doing something do not tell that it was done."""
    assert told("There were no talks on closing the old harbour.").passages() == [
        "There were no talks on closing the old harbour."
    ]


def test_the_day_comes_from_a_time_expression_inside() -> None:
    """A timex of the clause dates it; it can be read anew when the time is resolved later."""
    text = "The council met on Tuesday. The ferry stayed in port."
    when = Timex(begin=15, end=26, type="DATE", value="")
    found = told(text, (when,)).statements
    known = Timex(begin=15, end=26, type="DATE", value="2031-04-08")

    assert [s.day for s in found] == [None, None]
    assert [s.day for s in statements.dated(found, (known,))] == ["2031-04-08", None]


def test_terms_are_content_words_without_figures_and_times() -> None:
    """What later matching looks at: lemmas in order, no values."""
    text = "The council hired 45 divers on Tuesday."
    found = told(text, (Timex(begin=31, end=38, type="DATE", value="2031-04-08"),)).statements

    assert [s.terms for s in found] == [("council", "hire", "diver")]


def test_terms_leave_out_whom_a_clause_is_told_after() -> None:
    """Who is behind "according to" tells the clause and is no part of what it says."""
    found = told("The council hired divers, according to the harbour office.").statements

    assert [s.terms for s in found] == [("council", "hire", "diver")]


def test_a_mark_without_its_partner_is_left_outside() -> None:
    """A statement does not begin or end with half a pair of quotation marks."""
    for passage in told('Vane said: "The wall is safe. The road is open."').passages():
        assert passage.count('"') % 2 == 0 or not (passage.startswith('"') or passage.endswith('"'))


@pytest.mark.parametrize("text", ["", " \n ", "...", "Go", '"', "and", "28"])
def test_scraps_are_answered(text: str) -> None:
    """Fragments give one statement or none."""
    assert len(told(text).statements) <= 1


def test_every_sentence_is_covered() -> None:
    """No sentence is without a statement."""
    text = "Ferries leave at noon. Nobody knows why. A long quiet winter. Vane spoke."
    report = told(text)

    for sentence in report.analysis.sentences:
        assert any(s.begin < sentence.end and sentence.begin < s.end for s in report.statements)


def test_an_empty_article_states_nothing() -> None:
    """No readable block, no statement."""
    assert article("").readable() == ()
    assert told("").statements == ()


def test_dateline_states_nothing() -> None:
    """Where a report was filed is no statement."""
    text = "VELM, March 14 (Norpress) -- The dam broke on Friday."
    report = article(text)
    blocks = (
        Block(begin=0, end=28, kind="dateline", why="place, day and agency"),
        Block(begin=29, end=len(text), kind="body", why="the rest"),
    )
    report = msgspec.structs.replace(report, blocks=blocks)
    analysis = language.load().analyse(text, [(b.begin, b.end) for b in blocks])
    assert [text[s.begin : s.end] for s in statements.find(report, analysis, (), (), ())] == [
        "The dam broke on Friday."
    ]


def test_it_as_a_source() -> None:
    """The pronoun "it" is the body that told something last."""
    found = told("The Kesh Front said it had no plans. It accused the army of planning a raid.").one("accused")
    assert found.source is not None
    assert found.source.name == "Kesh Front"
