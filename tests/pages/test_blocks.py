"""Stretches to blocks."""

from __future__ import annotations

from rapporteur.pages.blocks import Stretch, build


def test_blocks_cover_the_text_once() -> None:
    """Gaps become blocks of their own, white space belongs to none, neighbours set aside alike are one."""
    text = "\u200b Home\nNews\n\nBody one.\nBody two. "
    blocks = build(
        text,
        [
            Stretch(2, 6, "navigation", "menu"),
            Stretch(7, 11, "navigation", "menu"),
            Stretch(13, 22, "body", "prose"),
            Stretch(23, 33, "body", "prose"),
        ],
    )

    assert [(block.kind, text[block.begin : block.end]) for block in blocks] == [
        ("navigation", "\u200b"),
        ("navigation", "Home\nNews"),
        ("body", "Body one."),
        ("body", "Body two."),
    ]


def test_an_empty_text_has_no_blocks() -> None:
    """Nor has one of white space."""
    assert build(" \n", []) == ()
