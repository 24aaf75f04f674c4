"""Articles that were pasted one behind another as plain text."""

from __future__ import annotations

import pytest

from rapporteur.model import Article, Document
from rapporteur.pages import articles, label

QUAY = [
    "The council of Halm agreed on Friday to widen the quay and to dredge the harbour before the winter storms come.",
    "The work will cost nine million crowns and take two years, the harbour authority said, which had asked for it.",
    "Two companies have offered to do it, and the council will choose one of them in June, the authority said.",
    "Until then boats of more than nine metres will have to lie in Tenn, where the harbour master has room for them.",
    "Fishermen who have their nets in the old sheds were told to take them out by the end of the month.",
]
FERRY = [
    "The ferry between Solva and Tenn was halted on Sunday after a fire broke out in its engine room, its owner said.",
    "Nobody was hurt, and forty passengers were brought back to the harbour by two fishing boats within the hour.",
    "The ferry was built in 2009 and was last inspected in March, according to the register that is kept in Tenn.",
    "Its owner said that passengers could have their money back, or travel with the ferry from Harl on the next day.",
    "The fire began in a pump, the owner said, which had been replaced only two weeks before by a company from Tenn.",
]
SCHOOL = [
    "A school in Corran has won a prize of 2,000 crowns for the garden in which its pupils grow their own lunch.",
    "The garden was laid out four years ago by a teacher who had grown tired of complaints about the canteen's food.",
    "Pupils will spend the money on a greenhouse, the school said, and on a fence that keeps out the goats next door.",
    "It is the second time that a school in the north of the country has won the prize, which was first given in 2011.",
    "The canteen will stay, the head of the school said, because there is nothing to be had from a garden in January.",
]
HEADS = {
    "bylines": ("By Ada Reth", "By Olof Sand", "By Mira Holt"),
    "days": ("3 May 2031", "5 May 2031", "11 May 2031"),
    "both": ("By Ada Reth\n3 May 2031", "By Olof Sand\n5 May 2031", "By Mira Holt\n11 May 2031"),
}
TITLES = ("Quay of Halm to be widened", "Solva ferry halted after fire", "School wins prize for its garden")


def read(text: str) -> list[Article]:
    found = list(articles(Document(id="a", source=text, media="text", digest="", path="a")))
    assert all(isinstance(article, Article) for article in found)
    return [article for article in found if isinstance(article, Article)]


def pile(heads: tuple[str, ...], between: str = "\n\n") -> str:
    parts = zip(TITLES, heads, (QUAY, FERRY, SCHOOL), strict=True)
    return between.join("\n".join([title, head, *paragraphs]) for title, head, paragraphs in parts)


def body(article: Article) -> str:
    return "\n".join(article.words(block) for block in article.blocks if block.kind == "body")


@pytest.mark.parametrize("between", ["\n", "\n\n\n", "\n* * *\n"])
@pytest.mark.parametrize("heads", HEADS.values(), ids=HEADS)
def test_articles_with_a_head_each(heads: tuple[str, ...], between: str) -> None:
    """Each has its own id, title and body; the text and its offsets are those of the whole."""
    text = pile(heads, between)
    found = read(text)

    assert [article.id for article in found] == ["a", "a#article-2", "a#article-3"]
    assert [article.title for article in found] == list(TITLES)
    assert [body(article) for article in found] == ["\n".join(part) for part in (QUAY, FERRY, SCHOOL)]
    assert {article.text for article in found} == {text}


def test_each_has_its_own_day() -> None:
    """What another article's head says dates nothing here."""
    days = [article.published.value for article in read(pile(HEADS["both"]))]

    assert days == ["2031-05-03", "2031-05-05", "2031-05-11"]


def test_agency_reports_by_their_datelines() -> None:
    """A dateline with its agency signs a report as a byline does."""
    towns = (("HALM", QUAY), ("SOLVA", FERRY), ("CORRAN", SCHOOL))
    parts = [
        "\n".join([title, f"{town}, May 3 (Reuters) - {first}", *rest])
        for title, (town, (first, *rest)) in zip(TITLES, towns, strict=True)
    ]

    assert len(read("\n\n".join(parts))) == 3


def test_a_line_between_title_and_byline() -> None:
    """What stands under a title and is itself none, as the words of a picture, parts no article from its head."""
    heads = tuple(f"The harbour on a quiet day in May\n{name}" for name in HEADS["bylines"])

    assert [article.title for article in read(pile(heads))] == list(TITLES)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(
            [TITLES[0], "By Ada Reth", *QUAY, "What the ferry has to do with it", *FERRY, "What comes next", *SCHOOL]
        ),
        "\n".join([TITLES[0], "By Ada Reth", *QUAY, "Read more", TITLES[1], "By Olof Sand", FERRY[0]]),
        "\n".join(["Halm: news of the day", "10:15", *QUAY, "11:20", *FERRY, "12:05", *SCHOOL]),
        "\n".join([TITLES[0], "By Ada Reth", *QUAY, TITLES[0], "By Ada Reth", *QUAY]),
        "\n".join([TITLES[0], *QUAY, TITLES[1], *FERRY]),
    ],
    ids=["subheads", "teaser", "live", "twice", "unsigned"],
)
def test_what_is_one_article(text: str) -> None:
    """Sections of a round-up, teasers, entries of a live report, a text pasted twice, titles that nobody signs."""
    assert [article.id for article in read(text)] == ["a"]


def test_a_quoted_sentence_is_no_title_nor_a_birth_a_day() -> None:
    """In an obituary that tells when somebody was born, behind words of his that stand alone."""
    said = '"He is a man of mystery, who stepped out of a novel of the north."'
    born = "Anton Jonas Vane was born Oct. 11, 1928, in Halm, Vel."
    text = "\n\n".join((TITLES[0], HEADS["days"][0], *QUAY, *FERRY, said, born, *SCHOOL))

    assert len(read(text)) == 1


def test_what_belongs_to_another_says_so() -> None:
    """Every character of the text is in one block of each article, with a reason."""
    first = label(Document(id="a", source=pile(HEADS["both"]), media="text", digest="", path="a"))
    beside = [block for block in first.blocks if "another article" in block.why]

    assert [first.words(block).split("\n")[0] for block in beside] == [TITLES[1]]
    assert {block.kind for block in beside} == {"related"}
