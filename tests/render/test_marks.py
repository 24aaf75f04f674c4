from rapporteur.render.marks import Marker, paragraphs


def drawn(text: str, passages: list[tuple[int, int]], *stretches: tuple[int, int]) -> str:
    marker = Marker(text, 1, dict.fromkeys(passages))
    signs = []
    for begin, end in stretches or ((0, len(text)),):
        for mark in marker.run(begin, end):
            name = mark.value.removeprefix("r1-")
            signs.append({"text": mark.value, "close": ")"}.get(mark.kind, f"({name}:" if mark.first else f"(+{name}:"))
        signs.append("/")
    return "".join(signs[:-1])


def test_passages_apart() -> None:
    """Each passage opens and closes where it stands."""
    assert drawn("abcdef", [(1, 2), (4, 6)]) == "a(1-2:b)cd(4-6:ef)"


def test_passages_that_nest() -> None:
    """The longer passage stays outside, even where both begin or end together."""
    assert drawn("abcdef", [(0, 6), (0, 3), (4, 6)]) == "(0-6:(0-3:abc)d(4-6:ef))"


def test_passages_that_cross() -> None:
    """The one that lasts longer is cut, and the piece that follows names it."""
    assert drawn("abcdef", [(0, 4), (2, 6)]) == "(0-4:ab(2-6:cd))(+2-6:ef)"


def test_a_passage_over_two_paragraphs() -> None:
    """It is closed at the end of the first and opened again in the second."""
    assert drawn("ab\ncd", [(1, 4)], (0, 2), (3, 5)) == "a(1-4:b)/(+1-4:c)d"


def test_a_passage_that_begins_between_stretches() -> None:
    """Its first piece bears the anchor, wherever that stands."""
    assert drawn("ab\ncd", [(2, 4)], (0, 2), (3, 5)) == "ab/(2-4:c)d"


def test_paragraphs_are_lines_without_the_space_around_them() -> None:
    """Every kind of line break parts paragraphs; empty lines are none."""
    text = " ab \r\n\n\tc\u2029 \n"

    assert [text[b:e] for b, e in paragraphs(text, 0, len(text))] == ["ab", "c"]
