"""Discussions told by the page's tree, and by names that take turns with what they say."""

from __future__ import annotations

import pytest

from rapporteur.model import Document
from rapporteur.pages import label

REPORT = [
    "The council of Halm agreed on Friday to widen the quay and to dredge the harbour before the winter storms come.",
    "The work will cost nine million crowns and take two years, the harbour authority said, which asked for it.",
    "Two companies have offered to do it, and the council will choose one of them in June, the authority said.",
]
SAID = [
    ("fishwife", "Nine million! And who is going to pay for that? Not me, I can tell you."),
    ("Ada Reth", "I've waited for this since I was a child, so thank you, whoever you are."),
    ("old salt", "You don't dredge in winter. Nobody does. They should have asked us."),
    ("Ivo", "I'm sorry, but what a joke lol. My boat won't fit in there anyway."),
]
STAFF = [
    ("Petra Sund", "Leads the council and studied law in Tenn."),
    ("Olof Sand", "Runs the harbour office with a staff of nine."),
    ("Mira Holt", "Speaks for the owners of the boats."),
    ("Jens Aker", "Teaches the planning of harbours in Tenn."),
]


def comments(below: str) -> list[str]:
    """What is called a comment on a page with ``below`` under its article."""
    above = "".join(f"<p>{paragraph}</p>" for paragraph in REPORT)
    html = f"<html><body><div class='q'><h1>Quay to be widened</h1>{above}</div>{below}</body></html>"
    return _comments(Document(id="a", source=html, media="html", digest="", path="a"))


def _comments(document: Document) -> list[str]:
    article = label(document)
    found = [block for block in article.blocks if block.kind == "comment"]
    return [line for block in found for line in article.text[block.begin : block.end].split("\n")]


@pytest.mark.parametrize(
    "unit",
    [
        "<div class='z'><div class='n'>{name}</div><div class='y'>{said}</div></div>",
        "<div class='z'><div class='y'>{said}</div><div class='n'>{name}</div></div>",
        "<li><p>{said}</p><span>— {name}, Halm</span></li>",
        "<dt>{name} said...</dt><dd>{said}</dd>",
        "<p class='n'>{name}</p><p class='y'>{said}</p>",
        "<p><b>{name}</b>: {said}</p>",
        "<tr><td>{name}<br>3 May 2031</td><td>{said}</td></tr>",
    ],
)
def test_readers_with_a_name_each(unit: str) -> None:
    """Whatever the elements are called: like ones, a name in each, and words of readers."""
    found = comments("<div class='k'>" + "".join(unit.format(name=n, said=s) for n, s in SAID) + "</div>")

    assert all(any(said in line for line in found) for _, said in SAID)


def test_readers_without_names_under_a_header() -> None:
    """The header says what they are."""
    below = "<div class='k'><h3>4 Comments</h3>" + "".join(f"<p class='y'>{said}</p>" for _, said in SAID) + "</div>"

    assert [said for _, said in SAID] == comments(below)[1:]


def test_readers_in_an_element_named_so() -> None:
    """A name of the element that is met elsewhere too counts where like elements hold sentences."""
    below = "<div class='talkback'>" + "".join(f"<p class='y'>{said}</p>" for _, said in SAID) + "</div>"

    assert [said for _, said in SAID] == comments(below)


@pytest.mark.parametrize(
    "below",
    [
        "".join(f"<div class='z'><div>{name}</div><p>{said}</p></div>" for name, said in STAFF),
        "".join(f"<div class='z'><a href='/x'>Harbour news of the week</a><p>{s}</p><i>{n}</i></div>" for n, s in SAID),
        "".join(f"<div class='z'><p>{said}</p></div>" for _, said in STAFF),
        "".join(f"<div><b>{'Ivo' if k % 2 else 'Ada'}</b><p>{SAID[k % 4][1]}</p></div>" for k in range(8)),
    ],
    ids=["staff", "teasers", "paragraphs", "two who talk"],
)
def test_what_is_no_discussion(below: str) -> None:
    """Staff with their names, teasers with a linked title, paragraphs in elements of their own, an interview."""
    assert comments(f"<div class='k'>{below}</div>") == []


def test_names_alone_in_a_text_without_markup() -> None:
    """Names take turns with what they say; titles whose words stand in the sentences below are none."""
    said = "\n".join(f"{name}\n{words}" for name, words in SAID)
    text = "\n".join(["Quay to be widened", *REPORT, said])
    guide = text.replace("fishwife", "Crowns").replace("Ada Reth", "Winter").replace("old salt", "Dredge")

    assert [name for name, _ in SAID] == _comments(_plain(text))[::2]
    assert _comments(_plain(guide)) == []


def _plain(text: str) -> Document:
    return Document(id="a", source=text, media="text", digest="", path="a")
