import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine.document import MOST_BYTES, canonical, read, sha256
from forms.engine.problems import SchemaError
from tests.forms.engine.documents import PATIENT

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text("aé{}\n\"'\\ 中")
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abé", max_size=3), inner),
    max_leaves=15,
)


def test_the_same_content_in_another_order_has_the_same_sha256():
    first = sha256({"a": 1, "b": [2, "é"]})

    second = sha256({"b": [2, "é"], "a": 1})

    assert first == second
    assert len(first) == 64


def test_canonical_text_sorts_keys_and_keeps_letters():
    assert canonical({"b": "é", "a": [1, True, None]}) == '{"a":[1,true,null],"b":"é"}'


def test_canonical_text_refuses_what_is_not_a_number():
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"a": float("nan")})


@given(JSON)
@PATIENT
def test_canonical_text_read_and_written_again_is_the_same(value: object):
    text = canonical(value)

    assert canonical(read(text)) == text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_unicode_encoding_is_read(encoding: str):
    assert read('{"name": "Zoë"}'.encode(encoding)) == {"name": "Zoë"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "not JSON", id="nothing"),
        pytest.param(b"\xff\xfe\x00", "not UTF-8", id="half a UTF-16 letter"),
        pytest.param('{"name": "Zo\xeb"}'.encode("cp1252"), "not UTF-8", id="windows-1252"),
        pytest.param('{"a": 1, "a": 2}', "'a' is written 2 times", id="one key twice"),
        pytest.param('{"a": NaN}', "NaN is not a number", id="NaN"),
        pytest.param('{"a": -Infinity}', "-Infinity is not a number", id="infinity"),
        pytest.param('{"a": 1e999}', "too big", id="a float past the end"),
        pytest.param('{"a": ' + "9" * 5000 + "}", "too big", id="a very long whole number"),
        pytest.param('"\\ud800"', "cannot be stored", id="a lone surrogate"),
        pytest.param('"\\u0000"', "cannot be stored", id="a nul"),
        pytest.param('{"\\ud800": 1}', "cannot be stored", id="a surrogate in a key"),
        pytest.param("[" * 100_000, "nested", id="a hundred thousand brackets"),
        pytest.param("[" * 30 + "]" * 30, "nested more than 20 deep", id="thirty deep"),
        pytest.param('{"a": 1,}', "line 1, column", id="a comma too many"),
        pytest.param(" " * (MOST_BYTES + 1), "larger than", id="too big"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(text: str | bytes, message: str):
    with pytest.raises(SchemaError, match=message) as refusal:
        read(text)

    assert all(problem.remedy for problem in refusal.value.problems)


def test_a_problem_can_be_printed_whatever_the_keys_are():
    with pytest.raises(SchemaError) as refusal:
        read(json.dumps({"\ud800": {"\ud800": "\ud800"}}))

    assert str(refusal.value).encode()
