"""How stretches that were read become one analysis."""

from rapporteur.language.draft import Draft, Parsed


def test_stretches_are_numbered_through() -> None:
    """Tokens, heads, sentences and names of the second stretch count on from the first."""
    text = "Vane left. Orr stayed."
    draft = Draft()
    for first, second, begin in (("Vane", "left", 0), ("Orr", "stayed", 11)):
        offsets = [(begin, begin + len(first)), (begin + len(first) + 1, begin + len(first) + 1 + len(second))]
        words, tags = [first, second], ["NNP", "VBD"]
        read = Parsed(words, ["PROPN", "VERB"], tags, [(0, 2)], [1, -1], ["nsubj", "ROOT"], [(0, 1, "person")])
        draft.append(read, offsets)
    analysis = draft.analysis(text)

    assert [(t.i, t.text, t.head, t.sentence) for t in analysis.tokens] == [
        (0, "Vane", 1, 0),
        (1, "left", 1, 0),
        (2, "Orr", 3, 1),
        (3, "stayed", 3, 1),
    ]
    assert [text[s.begin : s.end] for s in analysis.sentences] == ["Vane left", "Orr stayed"]
    assert [(text[n.begin : n.end], n.label) for n in analysis.names] == [("Vane", "person"), ("Orr", "person")]
