"""The same utterance in several reports."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.relate.entities import join
from rapporteur.relate.quotes import Utterance, match

SPEECH = '"We will open the lock at dawn, and the barges will go first,"'


def told(*drafts: Draft) -> tuple[Utterance, ...]:
    readings = [d.read() for d in drafts]
    return match(readings, join(readings))


def draft(id_: str, words: str, speaker: str = "Sela Orrin") -> Draft:
    return Draft(id_, f"{speaker} spoke. {words} said {speaker}.").names(speaker).says(speaker, words)


def test_same_words_are_one_utterance() -> None:
    """However the marks are printed."""
    utterances = told(draft("a", SPEECH), draft("b", SPEECH.replace('"', "”").replace("lock", "lock")))

    assert [[line.report.id for line in u.lines] for u in utterances] == [["a", "b"]]
    assert utterances[0].matches[0].relation == "same words"


def test_a_fragment_joins_the_longer_one() -> None:
    """What one report cuts short is the same utterance."""
    utterances = told(draft("a", SPEECH), draft("b", '"open the lock at dawn"'))

    assert [m.relation for m in utterances[0].matches] == ["fragment of"]


def test_one_quotation_may_be_printed_as_two() -> None:
    """One report splits it by "he added"; both halves are the utterance."""
    halves = Draft("b", 'Sela Orrin said "We will open the lock at dawn," and "the barges will go first,"')
    halves.names("Sela Orrin").says("Sela Orrin", '"We will open the lock at dawn,"')
    halves.says("Sela Orrin", '"the barges will go first,"')

    assert [len(u.lines) for u in told(draft("a", SPEECH), halves)] == [3]


def test_other_words_by_the_same_speaker_are_one_when_most_of_them_are_the_same() -> None:
    """A translator's choice parts the wording, not the utterance."""
    utterances = told(draft("a", SPEECH), draft("b", '"We shall open the lock at dawn; barges will go ahead"'))

    assert [m.relation for m in utterances[0].matches] == ["other wording"]


def test_another_remark_of_the_same_speaker_stays_apart() -> None:
    """Speaker and topic in common are not enough."""
    assert len(told(draft("a", SPEECH), draft("b", '"The lock has cost us two years and one marriage"'))) == 2


def test_two_named_speakers_do_not_share_a_short_line() -> None:
    """We will not yield: that may be anybody's."""
    line = '"We will not yield an inch"'

    assert len(told(draft("a", line), draft("b", line, "Bram Tolse"))) == 2


def test_a_long_line_word_by_word_is_one_even_under_two_names() -> None:
    """Then one of the names is wrong, and the why says so."""
    utterances = told(draft("a", SPEECH), draft("b", SPEECH, "Bram Tolse"))

    assert "different speakers" in utterances[0].matches[0].why


def test_a_single_word_joins_nothing_without_its_speaker() -> None:
    """A scare word is no utterance."""
    nobody = Draft("b", 'a "dawn" chorus').says(None, '"dawn"')

    assert len(told(draft("a", SPEECH), nobody)) == 2


def test_quotations_without_words_are_left_out() -> None:
    """A pair of marks around dots says nothing."""
    assert told(Draft("a", 'he said "…" twice').says(None, '"…"')) == ()
