"""Invariants of dating, datelines and outlets on any text at all."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model import Article, Block, Document, Given
from rapporteur.pages import dateline, datestrings, dating, outlet

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
FORMS = ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%A, %B %d, %Y", "%d. %b %Y", "%Y年%m月%d日")
PIECES = st.sampled_from(
    [
        "G20 summit in Osaka",
        "began yesterday",
        "this week's UN General Assembly",
        "on Sunday",
        "will meet Monday",
        "Updated",
        "Published",
        "©",
        "2019",
        "May",
        "28",
        "(Reuters)",
        "—",
        "\n",
        ", ",
        ". ",
        "/",
        "²",
        "٢٠١٩",
        "\u00a0",
        "\u0130",
        "12:30 GMT",
        "(@quay)",
        "令和99年12月31日",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
)


def article(text: str, **fields: str) -> Article:
    document = Document(id="a", source=text, media="text", digest="", path="a", given=Given(**fields))
    blocks = (Block(begin=0, end=len(text), kind="body", why=""),) if text else ()
    return Article(id="a", text=text, document=document, blocks=blocks)


@given(TEXTS)
def test_dates_are_passages_in_order(text: str) -> None:
    """Inside the text, apart, each a day that exists."""
    end = 0
    for found in datestrings.find(text):
        assert end <= found.begin < found.end <= len(text)
        assert datestrings.valid(found.year, found.month, found.day)
        end = found.end


@given(DAYS, st.sampled_from(FORMS))
def test_a_written_day_is_read_back(day: date, form: str) -> None:
    """Every day in every form."""
    assert [d.value for d in datestrings.find(f"Halm, {day.strftime(form)} - x")] == [day.isoformat()]


@given(TEXTS, st.one_of(st.none(), DAYS))
def test_the_verdict_holds_together(text: str, fetched: date | None) -> None:
    """Never raises; earliest, value and latest in order; never after the fetch; every witness stands where it says."""
    given_fields = {} if fetched is None else {"fetched": fetched.isoformat()}
    found = dating.date(article(text, **given_fields), None)
    days = [day for day in (found.earliest, found.value, found.latest) if day is not None]

    assert days == sorted(days)
    assert fetched is None or found.value is None or found.value <= fetched.isoformat()
    for witness in found.evidence:
        assert 0 <= witness.weight <= 1
        assert (witness.begin is None) == (witness.end is None)
        if witness.begin is not None and witness.end is not None:
            assert 0 <= witness.begin < witness.end <= len(text)


@given(TEXTS)
def test_the_same_text_has_the_same_verdict(text: str) -> None:
    """Nothing depends on what was read before."""
    assert dating.date(article(text), None) == dating.date(article(text), None)


@given(DAYS, st.integers(min_value=0, max_value=400))
def test_a_given_day_is_the_verdict(day: date, late: int) -> None:
    """Whatever the page says."""
    page = article(f"Published {day + timedelta(days=late)}", published=day.isoformat())

    assert dating.date(page, None).value == day.isoformat()


@given(TEXTS)
def test_datelines_and_publishers_never_raise(text: str) -> None:
    """A dateline opens its text and lies inside it; names are never empty."""
    found = dateline.find(text, 0, len(text))
    if found is not None:
        assert text[: found.begin].strip() == ""
        assert found.end <= len(text)
    publisher = outlet.identify(article(text), None)
    assert publisher.outlet != ""
    assert publisher.agency != ""
