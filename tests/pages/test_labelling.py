"""Documents to articles, end to end: order, hostile input, and the seeds."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rapporteur.model import Article, Document, Given, Media
from rapporteur.pages import label

_PROSE = "The old lock at Halden will stay shut until the end of the month, the harbour office said on Tuesday. "


def _label(source: str, media: Media) -> Article:
    return label(Document(id="x", source=source, media=media, digest="", path="x"))


def _covered(article: Article) -> bool:
    solid = sum(not ch.isspace() for ch in article.text)
    return solid == sum(not ch.isspace() for block in article.blocks for ch in article.words(block))


@pytest.mark.parametrize(
    ("source", "media"),
    [
        (_PROSE * 5000, "text"),
        ("“a " * 100_000, "text"),
        ("a\n" * 10_000, "text"),
        ("\x00" * 1000, "html"),
        ("<" * 200_000, "html"),
        ("<p>" + _PROSE * 5000, "html"),
        ("<div><p>" + "</div><span><table>" * 2000 + _PROSE * 5, "html"),
        ("<!--" * 50_000, "html"),
    ],
    ids=["one line", "unclosed", "many lines", "nul", "angle brackets", "one paragraph", "unbalanced", "comments"],
)
def test_hostile_pages_are_labelled_in_seconds(source: str, media: Media) -> None:
    """A result, all of it covered, whatever the page is made of."""
    begin = time.process_time()
    article = _label(source, media)

    assert time.process_time() - begin < 20
    assert _covered(article)


def test_a_page_of_300_levels_keeps_its_report() -> None:
    """Nesting is no reason to lose a report."""
    article = _label("<html><body>" + "<div>" * 300 + f"<p>{_PROSE * 3}</p><p>{_PROSE}</p>", "html")

    assert [block.kind for block in article.blocks] == ["body", "body"]


def test_20000_paragraphs_are_one_article() -> None:
    """The largest pages take seconds, and every paragraph is labelled."""
    begin = time.process_time()
    article = _label("".join(f"<p>Lock {k} is shut, she said.</p>" for k in range(20_000)), "html")

    assert time.process_time() - begin < 60
    assert len(article.blocks) == 20_000


def test_plain_text_never_loads_the_html_reader() -> None:
    """Trafilatura takes a third of a second to import, and plain text does without."""
    code = (
        "import sys; from rapporteur.model import Document; from rapporteur.pages import label;"
        f"label(Document(id='x', source={_PROSE!r}, media='text', digest='', path='x'));"
        "print('trafilatura' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_seeds_lose_no_line_of_the_article(shared: Path) -> None:
    """On the five scraped pages every article character is kept and all noise is set aside."""
    kept = {"headline", "dateline", "body", "caption"}
    lost = noise = removed = 0
    for line in shared.joinpath("data", "seeds_pages", "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["input"]["text"]
        article = _label(text, "text")
        ours = ["" for _ in text]
        for block in article.blocks:
            ours[block.begin : block.end] = [block.kind] * (block.end - block.begin)
        for span in record["gold"]["spans"]:
            for k in range(span["begin"], span["end"]):
                if text[k].isspace() or ours[k] in span.get("also", ()):
                    continue
                lost += span["kind"] in kept and ours[k] not in kept
                noise += span["kind"] not in kept
                removed += span["kind"] not in kept and ours[k] not in kept

    assert lost == 0
    assert removed == noise


@pytest.mark.parametrize(
    ("html", "given", "url"),
    [
        ("<html amp>", "https://a.example/amp/x", "https://a.example/x"),
        ("<html>", "https://b.example/x", "https://b.example/x"),
        ("<html>", None, "https://a.example/x"),
    ],
    ids=["AMP copy", "given", "not given"],
)
def test_a_report_s_address_is_given_or_canonical(html: str, given: str | None, url: str) -> None:
    """An AMP copy is called by the page it copies, so that both are one address."""
    source = f"{html}<head><link rel='canonical' href='https://a.example/x'></head><body><p>{_PROSE}</p></body></html>"
    document = Document(id="x", source=source, media="html", digest="", path="x", given=Given(url=given))

    assert label(document).url == url


def test_a_dateline_may_have_a_line_of_its_own() -> None:
    """It is the report's dateline as much as one that runs into the first sentence."""
    article = _label(f"Lock stays shut\n\nHALDEN, July 3 (Orlo Wire) —\n\n{_PROSE}\n\n{_PROSE}", "text")

    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("HALDEN", "Orlo Wire")
    assert [article.words(b) for b in article.blocks if b.kind == "dateline"] == ["HALDEN, July 3 (Orlo Wire) —"]
