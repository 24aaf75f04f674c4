import jsonschema
import msgspec
import pytest

from rapporteur.model import Dossier, Evidence, Origin, Problem, Quantity
from rapporteur.model.codec import OUTPUTS, decode, encode, schema, without_texts


def test_what_is_not_known_is_left_out_where_the_interface_says_so() -> None:
    """Optional members (`begin?`, `high?`) are absent rather than null."""
    evidence = Evidence(kind="dateline", value="2023-05-14", weight=0.9, why="written there")

    assert encode(evidence) == b'{"kind":"dateline","value":"2023-05-14","weight":0.9,"why":"written there"}'


def test_a_value_survives_the_way_to_json_and_back() -> None:
    """Decoding gives back what was encoded."""
    figure = Quantity(begin=0, end=2, value=45.0, unit="minute", approximate=False, measures="length of the talk")

    assert figure == decode(encode(figure), Quantity)


def test_a_record_of_the_wrong_shape_is_named() -> None:
    """The error tells which member is wrong."""
    with pytest.raises(msgspec.ValidationError, match=r"\$\.origin"):
        decode(b'{"origin": 3, "ids": [], "agency": null, "why": ""}', Origin)


@pytest.mark.parametrize("command", sorted(OUTPUTS))
def test_each_output_has_a_schema(command: str) -> None:
    """The published schema is itself valid JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(schema(command))


def test_an_empty_record_fits_its_schema() -> None:
    """The schema accepts what the encoder writes."""
    dossier = Dossier(reports=(), origins=(), reuse=(), events=(), problems=(Problem(path="x", cause="y", step="z"),))

    jsonschema.validate(msgspec.json.decode(encode(without_texts(dossier))), schema("report"))
