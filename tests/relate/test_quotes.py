"""The same utterance in several reports."""

from __future__ import annotations

import msgspec
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


def test_what_is_told_without_marks_joins_what_is_quoted() -> None:
    """By the same speaker, the same things said: direct for indirect, and no line of its own."""
    told_only = Draft("b", "Sela Orrin said they would open the lock at dawn and barges would go first.")
    told_only.names("Sela Orrin").says(
        "Sela Orrin", "they would open the lock at dawn and barges would go first", kind="indirect"
    )

    (utterance,) = told(draft("a", SPEECH), told_only)

    assert [m.relation for m in utterance.matches] == ["direct for indirect"]
    assert [line.report.id for line in utterance.retold] == ["b"]


def test_the_contrary_told_without_marks_is_another_thing() -> None:
    """She said that the lock would not open: then one of two reports is wrong, and they are no one utterance."""
    contrary = Draft("b", "Sela Orrin said they would not open the lock at dawn and barges would go first.")
    contrary.names("Sela Orrin").says(
        "Sela Orrin", "they would not open the lock at dawn and barges would go first", kind="indirect"
    )

    assert [u.retold for u in told(draft("a", SPEECH), contrary)] == [()]


def dated(id_: str, words: str, day: str, value: str) -> Draft:
    text = f"{words} said Sela Orrin on {day}."
    return Draft(id_, text, published="2031-03-09").names("Sela Orrin").says("Sela Orrin", words).dates(day, value)


def test_a_similar_remark_of_another_day_stays_apart() -> None:
    """Though nearly all its words are the same."""
    monday = dated("a", '"We will open the lock at dawn"', "Monday", "2031-03-03")
    friday = dated("b", '"We will open the lock at night"', "Friday", "2031-03-07")

    assert len(told(monday, friday)) == 2


def test_a_set_phrase_is_not_repeated_across_days() -> None:
    """Four words on Monday and the same four on Friday were said twice."""
    monday = dated("a", '"The door is open"', "Monday", "2031-03-03")
    friday = dated("b", '"The door is open"', "Friday", "2031-03-07")

    assert len(told(monday, friday)) == 2


def test_a_third_report_does_not_join_two_days() -> None:
    """One that gives no day may be of either, and goes with the one it is closest to."""
    monday = dated("a", '"We will open the lock at dawn and not before"', "Monday", "2031-03-03")
    friday = dated("b", '"We will open the lock at dusk and not before"', "Friday", "2031-03-07")
    nobody_knows = draft("c", '"We will open the lock at dawn and not before"')

    utterances = told(monday, friday, nobody_knows)

    assert sorted(sorted(line.report.id for line in u.lines) for u in utterances) == [["a", "c"], ["b"]]


def test_words_left_out_with_dots_are_a_fragment() -> None:
    """A printer's dots say that nothing else differs."""
    (utterance,) = told(draft("a", SPEECH), draft("b", '"We will open the lock ... and the barges will go first"'))

    assert [m.relation for m in utterance.matches] == ["fragment of"]


def test_a_contraction_is_the_same_words() -> None:
    """They're and they are."""
    (utterance,) = told(draft("a", '"They are weak but alive"'), draft("b", '"They\'re weak but alive"'))

    assert [m.relation for m in utterance.matches] == ["same words"]


def test_a_translation_shares_its_things_and_few_of_its_words() -> None:
    """Two interpreters."""
    one = draft("a", '"With one suitcase my grandfather came to your port, and you gave him work"')
    other = draft("b", '"Grandfather arrived at the port here with a single suitcase; work was given to him"')

    assert [m.relation for m in told(one, other)[0].matches] == ["translation or paraphrase"]


def test_a_statement_printed_a_hundred_times_is_one_utterance() -> None:
    """However common its words are in the pile."""
    (utterance,) = told(*(draft(f"{n:03}", SPEECH) for n in range(100)))

    assert len(utterance.lines) == 100


def test_a_pronoun_does_not_forbid() -> None:
    """Who "she" is, is the reading's guess; nearly the same words are one utterance all the same."""
    guessed = Draft("b", f"Bram Tolse came. {SPEECH.replace('will', 'shall')} she said.").names("Bram Tolse", "she")
    guessed.mentions = [msgspec.structs.replace(m, form="pronoun") for m in guessed.mentions]

    utterances = told(draft("a", SPEECH), guessed.says("she", SPEECH.replace("will", "shall")))

    assert [m.relation for m in utterances[0].matches] == ["other wording"]
