"""Quotes of the record."""

from __future__ import annotations

from tests.reports import Draft, own_origins

from rapporteur.model import Quote
from rapporteur.reconcile.independence import settle
from rapporteur.reconcile.quotes import quotes
from rapporteur.relate.entities import join
from rapporteur.relate.quotes import match

DAWN = '"We will open the lock at dawn, and the barges will go first,"'
SHALL = '"We shall open the lock at dawn, and the barges will go first,"'


def report(id_: str, words: str, speaker: str = "Sela Orrin") -> Draft:
    draft = Draft(id_, f"Sela Orrin came. {words} said {speaker}.").names("Sela Orrin", "Orrin")
    return draft.says(speaker, words)


def told(*drafts: Draft) -> tuple[Quote, ...]:
    readings = [d.read() for d in drafts]
    entities = join(readings)
    return quotes(match(readings, entities), entities, settle(readings, own_origins(readings)))


def test_one_wording_is_one_version_with_two_passages() -> None:
    """Two outlets, one statement, one origin, no difference."""
    (quote,) = told(report("a", DAWN), report("b", DAWN))

    assert [len(v.spans) for v in quote.versions] == [2]
    assert (quote.differences, quote.origins, quote.outlets) == ((), 1, 2)


def test_another_wording_is_shown_word_by_word() -> None:
    """The text of each version is as printed."""
    (quote,) = told(report("a", DAWN), report("b", SHALL))

    assert {v.text for v in quote.versions} == {DAWN, SHALL}
    assert [{d.left_words, d.right_words} for d in quote.differences] == [{"will", "shall"}]


def test_the_speaker_has_the_full_name() -> None:
    """Where one report gives only the last."""
    (quote,) = told(report("a", DAWN, "Orrin"), report("b", DAWN))

    assert quote.speaker == "Sela Orrin"


def test_an_unknown_speaker_stays_unknown() -> None:
    """Nobody is made up."""
    words = Draft("a", f"{DAWN} it said.").says(None, DAWN)

    assert [q.speaker for q in told(words)] == [None]


def test_the_relation_of_two_wordings_is_named() -> None:
    """By the places of the versions; what two reports print alike is in the same words."""
    (quote,) = told(report("a", DAWN), report("b", DAWN), report("c", SHALL))

    assert [(r.left, r.right, r.relation) for r in quote.relations] == [(0, 0, "same words"), (0, 1, "other wording")]


def test_what_is_told_without_marks_is_a_version_and_no_difference() -> None:
    """It is nobody's wording."""
    words = "they would open the lock at dawn and the barges would go first"
    indirect = Draft("b", f"Sela Orrin said {words}.").names("Sela Orrin").says("Sela Orrin", words, kind="indirect")

    (quote,) = told(report("a", DAWN), indirect)

    assert [v.kind for v in quote.versions] == ["direct", "indirect"]
    assert (quote.differences, quote.outlets) == ((), 2)
    assert "b tells it without quotation marks" in quote.why


def test_speakers_in_conflict_are_told_with_their_passages() -> None:
    """Most reports name one; the other stands beside, and the why says so."""
    wrong = Draft("c", f"{DAWN} said Bram Tolse.").names("Bram Tolse").says("Bram Tolse", DAWN)

    (quote,) = told(report("a", DAWN), report("b", DAWN), wrong)

    assert [(s.name, {span.id for span in s.spans}) for s in quote.speakers] == [
        ("Sela Orrin", {"a", "b"}),
        ("Bram Tolse", {"c"}),
    ]
    assert quote.speaker == "Sela Orrin"
    assert "Sela Orrin and Bram Tolse" in quote.why


def test_a_town_that_speaks_is_kept_as_said_and_told_for_whom() -> None:
    """Tokyo said: the name stays, and the record tells that it is the government of Japan."""
    tokyo = Draft("a", f"{DAWN} said Tokyo.").names("Tokyo", kind="place").says("Tokyo", DAWN)
    again = Draft("b", f"{DAWN} said Tokyo.").names("Tokyo", kind="place").says("Tokyo", DAWN)
    japan = Draft("c", f"{DAWN} said Japan.").names("Japan", kind="place").says("Japan", DAWN)

    (quote,) = told(tokyo, again, japan)

    assert (quote.speaker, quote.stands_for) == ("Tokyo", "the government of Japan")
    assert quote.speakers == ()
    assert told(report("a", DAWN))[0].stands_for is None
