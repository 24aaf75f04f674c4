import pytest

from rapporteur.errors import UncitedError
from rapporteur.model import Happening, Participant, Sentence, Side, Text, Value, Version

SPAN = Text(id="a", text="The quay is shut.").span(0, 8)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Side, {"says": "shut"}),
        (Version, {"text": "shut"}),
        (Value, {"value": 1.0, "says": "one"}),
        (Happening, {"date": "2023", "what": "shut"}),
        (Sentence, {"text": "The quay is shut."}),
        (Participant, {"name": "Orla Venn"}),
    ],
)
def test_a_statement_without_a_passage_cannot_be_constructed(kind: type, fields: dict[str, object]) -> None:
    """Everything in the record that states something needs at least one span."""
    with pytest.raises(UncitedError):
        kind(spans=(), **fields)

    assert kind(spans=(SPAN,), **fields).spans == (SPAN,)
