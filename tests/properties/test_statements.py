"""What holds of the statements of every text."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotate.told import told

SCRAPS = (
    """Vane Orr said that the wall broke . , “ ” " and agreed to not who after denied a report by it's open — ( )"""
)
WORDS = st.sampled_from([*SCRAPS.split(), "\n\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=60))
def test_statements_hold(text: str) -> None:
    """Spans lie in the text and are no blank; they are in order and none stands twice; sources lie in the text."""
    found = told(text).statements

    keys = [(s.begin, s.end) for s in found]
    assert keys == sorted(set(keys))
    for statement in found:
        assert text[statement.begin : statement.end].strip()
        for voice in (*statement.channel, *([statement.source] if statement.source else [])):
            assert text[voice.begin : voice.end].strip()
        for argument in statement.arguments:
            assert text[argument.begin : argument.end].strip()
