"""Any bytes at all: every parser of ours reads them or refuses them, and does nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS
from tests.hostile.fuzzed import FOUND

TOKENS = (
    "<p> </p> <div> <table> <tr> <td> <!-- --> <style> { } : ; @ /* */ \" ' [ ] [[ ]] = , \\n \\r\\n \\t % & &#0; # "
    "From: To: Date: Content-Type: boundary= -- multipart/mixed message/rfc822 =?utf-8?b? ?= base64 --- +++ "
    "http:// https:// // @ [::1] [::ffff:127.0.0.1] 127.1 0x7f.1 017700000001 2130706433 .. ../ / \\ ? :80 "
    'file,outlet 2024 2024-02-31 1e999 \ud55c \u202e \u0300 \ufeff \x00 \xff \xfe %PDF- PK {"a": null true 1}'
)
ANY = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(lambda words: words.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(TOKENS.split(" ")), max_size=40).map(lambda parts: " ".join(parts).encode()),
    st.lists(st.sampled_from(TOKENS.split(" ")), max_size=40).map(lambda parts: "".join(parts).encode("utf-16")),
)


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_are_read_or_refused(name: str):
    @settings(max_examples=120)
    @given(ANY)
    def tried(data: bytes) -> None:
        TARGETS[name](data)

    tried()


@pytest.mark.parametrize("name", TARGETS)
def test_hostile_inputs_with_some_bytes_changed_are_read_or_refused(name: str):
    held = seeds(name)

    @settings(max_examples=60)
    @given(st.data())
    def tried(choice: st.DataObject) -> None:
        data = bytearray(choice.draw(st.sampled_from(held)))
        for _ in range(choice.draw(st.integers(1, 8))):
            place = choice.draw(st.integers(0, len(data)))
            data[place : place + choice.draw(st.integers(0, 4))] = choice.draw(st.binary(max_size=4))
        TARGETS[name](bytes(data))

    tried()


def test_what_fuzzing_found_stays_found():
    """Each is named after the parser that it broke; the folder says in a file of its own what it is for."""
    assert (FOUND / "README.md").exists()
    for file in sorted(FOUND.glob("*-*")):
        TARGETS[file.name.partition("-")[0]](file.read_bytes())
