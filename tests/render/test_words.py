import time

from rapporteur.render.words import compared, shared


def drawn(base: str, other: str) -> str:
    signs = {"same": "{}", "added": "+{}+", "left out": "-{}-"}
    return "".join(signs[run.kind].format(run.words) + run.after for run in compared(base, other)).strip()


def test_words_that_are_added_and_left_out() -> None:
    """The second wording, with what it adds and what it lacks of the first."""
    assert drawn("we will go in and help", "we go in and will help") == "we -will- go in and +will+ help"


def test_marks_and_case_make_no_difference() -> None:
    """Quote marks, capitals, points and dots between words are no difference in words."""
    assert drawn("“It will hold...but when?”", "'it will hold. But when'") == "'it will hold. But when'"


def test_marks_that_stand_alone_are_no_words() -> None:
    """A dash or an ellipsis between blanks goes with the word before it."""
    assert drawn("one two", "one … two — ") == "one … two —"


def test_no_two_words_run_together() -> None:
    """What is left out at the end of a text is parted from the last word by a blank."""
    assert drawn("one two", "one") == "one -two-"


def test_the_first_wording_shows_what_others_leave_out() -> None:
    """Words of the first wording that some other lacks are marked in it."""
    runs = shared("we will go in and we will stay", ("we go in and stay", "we will go in"))

    assert [(run.kind, run.words) for run in runs] == [
        ("same", "we"),
        ("added", "will"),
        ("same", "go in"),
        ("added", "and we will stay"),
    ]


def test_texts_too_long_to_align_are_shown_whole() -> None:
    """A megabyte of words is answered at once, without marks."""
    began = time.perf_counter()
    runs = compared("... a " * 200_000, "b " * 200_000)

    assert [run.kind for run in runs] == ["same"]
    assert time.perf_counter() - began < 5
