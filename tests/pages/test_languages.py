"""Which language a text is in."""

from __future__ import annotations

import pytest

from rapporteur.model import Document
from rapporteur.pages import label, languages

ENGLISH = "The ferry to Tennock will not sail today, the company said, and it was not known when the next one would. "
GERMAN = (
    "Die Fähre nach Tennock wird heute nicht fahren, teilte das Unternehmen mit, und es ist noch nicht bekannt, ob. "
)
FRENCH = "Le bac de Tennock ne partira pas ce soir, et les passagers qui sont sur le quai ont été logés dans la ville. "
SPANISH = "El barco de Tennock no saldrá hoy, y los pasajeros que esperan en el puerto han sido alojados en la ciudad. "


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (ENGLISH * 3, "en"),
        (GERMAN * 3, "de"),
        (FRENCH * 3, "fr"),
        (SPANISH * 3, "es"),
        ("Паром в Теннок сегодня не отправится. " * 3, "ru"),
        ("連絡船は本日運航しないと会社が述べた。Ledger紙が伝えた。" * 3, "ja"),
        ("渡轮今天不会开航，公司表示。" * 3, "zh"),
        ("Լաստանավն այսօր չի մեկնի։ " * 3, "und"),
        (GERMAN, "en"),
        ("", "en"),
        ("Orrin 4, Quill 7, Finch 12, Dale 3. " * 12, "en"),
        (ENGLISH * 3 + GERMAN, "en"),
    ],
)
def test_a_text_is_english_until_another_language_is_shown(text: str, tag: str) -> None:
    """By letters where they tell it, else by function words; a short text or a table shows nothing."""
    assert languages.tell(text).tag == tag


def test_an_article_in_another_language_is_told_as_a_problem() -> None:
    """Its parts are labelled; that its words are not read is said by name, and costs no report."""
    article = label(Document(id="x", source=GERMAN * 4, media="text", digest="", path="x.txt"))

    assert article.language == "de"
    (problem,) = article.problems
    assert not problem.lost
    assert "German (de)" in problem.cause


def test_an_article_in_english_has_no_problem() -> None:
    """Nothing to tell."""
    article = label(Document(id="x", source=ENGLISH * 4, media="text", digest="", path="x.txt"))

    assert (article.language, article.problems) == ("en", ())
