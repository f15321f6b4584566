from forms.engine.words import fill, keys_in


def test_a_key_is_filled_with_its_word():
    assert fill("Ring {first_aider} now.", words={"first_aider": "Ms Ito"}) == "Ring Ms Ito now."


def test_a_key_without_a_word_stays_visible():
    assert fill("Ring {first_aider} now.", words={}) == "Ring {first_aider} now."


def test_a_key_may_have_one_dot_and_is_still_only_a_name():
    assert fill("{room.name}", words={"room.name": "Hall", "room": "?"}) == "Hall"
    assert keys_in("{a.b} {a.b.c} {a.} {.b}") == {"a.b"}


def test_other_braces_are_left_alone():
    assert fill("{} {0} {A} {x.Y} {{", words={"x": "1"}) == "{} {0} {A} {x.Y} {{"


def test_a_word_is_not_filled_again():
    assert fill("{a}", words={"a": "{b}", "b": "no"}) == "{b}"


def test_the_keys_of_a_text_are_known():
    assert keys_in("{first_aider} or {caretaker}, {first_aider}") == {"first_aider", "caretaker"}
