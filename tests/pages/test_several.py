"""Pages of several articles."""

from __future__ import annotations

from pathlib import Path

from rapporteur.model import Article, Document
from rapporteur.pages import articles, label

GOLDEN = Path(__file__).parent.parent / "golden" / "pages" / "several-articles.html"
SENTENCE = "The harbour of Solva was opened again on Monday after long repairs, its director said in a statement. "


def read(source: str) -> list[Article]:
    found = list(articles(Document(id="page", source=source, media="html", digest="", path="page")))
    assert all(isinstance(article, Article) for article in found)
    return [article for article in found if isinstance(article, Article)]


def body(article: Article) -> str:
    return " ".join(article.text[b.begin : b.end] for b in article.blocks if b.kind == "body")


def test_each_article_of_a_page_is_a_report() -> None:
    """One text, and for each article its own title, byline, body and day."""
    first, second = read(GOLDEN.read_text(encoding="utf-8"))

    assert (first.id, second.id) == ("page", "page#article-2")
    assert first.text == second.text
    assert (first.title, second.title) == (
        "Solva ferry halted after engine fire",
        "Tennock council votes to close its baths",
    )
    assert (first.byline, second.byline) == ("By Mara Quill", "By Orla Finch")
    assert (first.published.value, second.published.value) == ("2031-05-02", "2031-04-30")
    assert second.url == "https://ledger.example/baths"
    assert "baths" not in body(first)
    assert "ferry" not in body(second)


def test_every_article_labels_the_whole_page() -> None:
    """What belongs to another is set aside with that reason, never dropped."""
    for article in read(GOLDEN.read_text(encoding="utf-8")):
        covered = "".join("".join(article.text[b.begin : b.end].split()) for b in article.blocks)
        assert covered == "".join(article.text.split())
        assert any(b.why.startswith("another article of this page") for b in article.blocks if b.kind == "related")


def test_the_first_article_is_the_label_of_the_page() -> None:
    """One call for those who want one article."""
    document = Document(id="page", source=GOLDEN.read_text(encoding="utf-8"), media="html", digest="", path="page")

    assert label(document) == next(articles(document))


def test_teasers_comments_and_boxes_are_no_articles() -> None:
    """They have no heading, one paragraph, or little beside the article."""
    main = f"<article><h1>Solva harbour opens again</h1>{f'<p>{SENTENCE}</p>' * 12}</article>"
    teaser = f"<article><h3><a href='/x'>Ten years of the harbour</a></h3><p>{SENTENCE}</p></article>"
    comment = f"<div class='comments'><article><p>{SENTENCE}</p><p>{SENTENCE}</p><p>{SENTENCE * 3}</p></article></div>"
    twice = main.replace("<h1>", "<h2>").replace("</h1>", "</h2>")

    assert len(read(f"<html><body>{main}{teaser * 4}{comment}</body></html>")) == 1
    assert len(read(f"<html><body>{main}{twice}</body></html>")) == 1


def test_an_article_around_another_keeps_its_own_words() -> None:
    """The inner one is its own report; dropping it from the outer one drops nothing else."""
    baths = "<p>The baths of Tennock will close in June, its council said after a long vote on Monday evening.</p>"
    inner = f"<article><h2>Tennock baths to close</h2>{baths * 6}</article>"
    outer = f"<article><h1>Solva harbour opens again</h1>{f'<p>{SENTENCE}</p>' * 8}{inner}</article>"

    first, second = read(f"<html><body>{outer}</body></html>")

    assert "Tennock" not in body(first)
    assert "Solva" not in body(second)
