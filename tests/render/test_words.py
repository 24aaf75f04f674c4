import time

from rapporteur.render.words import compared, shared


def drawn(base: str, other: str) -> str:
    signs = {"same": "{}", "added": "+{}+", "left out": "-{}-", "not quoted": "[{}]"}
    return "".join(signs[run.kind].format(run.words) + run.after for run in compared(base, other)).strip()


def test_words_that_are_added_and_left_out() -> None:
    """The second wording, with what it adds and what it lacks of the first."""
    assert drawn("we will sail and help them", "we sail and will help them") == "we -will- sail and +will+ help them"


def test_marks_and_case_make_no_difference() -> None:
    """Quote marks, capitals, points, abbreviations and dots between words are no difference in words."""
    assert drawn("“It will hold...but when, U.S.?”", "'it will hold. But when, US'") == "'it will hold. But when, US'"


def test_points_in_numbers_make_a_difference() -> None:
    """24.4 is not 244."""
    assert drawn("some 24.4 crowns", "some 244 crowns") == "some -24.4- +244+ crowns"


def test_marks_that_stand_alone_are_no_words() -> None:
    """A dash or an ellipsis between blanks goes with the word before it."""
    assert drawn("one two", "one … two — ") == "one … two —"


def test_no_two_words_run_together() -> None:
    """What is left out at the end of a text is parted from the last word by a blank."""
    assert drawn("one two", "one") == "one -two-"


def test_a_wording_that_quotes_a_part_leaves_nothing_out_around_it() -> None:
    """Many words before or after the part are not quoted, which is no difference in wording."""
    assert drawn("a b c d e f g h i", "e +f h i".replace("+", "")) == "[a b c d] e f -g- h i"


def test_the_longest_common_stretch_is_kept_together() -> None:
    """A sentence is matched as a sentence, not word by word from wherever words recur."""
    base = "if it holds, we cross, and we cross fast; but if it moves, nobody has to stay at all"

    assert drawn(base, "But if it moves, nobody has to stay") == (
        "[if it holds, we cross, and we cross fast;] But if it moves, nobody has to stay [at all]"
    )


def test_the_first_wording_shows_what_others_leave_out() -> None:
    """Words that another wording lacks are marked, words around the part that it quotes are not."""
    runs = shared(
        "we will sail out and we will stay there for a year and a day",
        ("we sail out and we will stay there", "for a whole year and a day"),
    )

    assert [(run.kind, run.words) for run in runs] == [
        ("same", "we"),
        ("added", "will"),
        ("same", "sail out and we will stay there for a year and a day"),
    ]


def test_texts_too_long_to_align_are_shown_whole() -> None:
    """A megabyte of words is answered at once, without marks."""
    began = time.process_time()
    runs = compared("... a " * 200_000, "b " * 200_000)

    assert [run.kind for run in runs] == ["same"]
    assert time.process_time() - began < 20
