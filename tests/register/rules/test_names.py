import unicodedata

import pytest

from register.rules.names import kept, search_key


def test_a_name_is_kept_composed_with_single_spaces():
    typed = unicodedata.normalize("NFD", "  Zoë   Nuñez ")

    assert kept(typed) == "Zoë Nuñez"
    assert unicodedata.is_normalized("NFC", kept(typed))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("José Muñoz", "jose munoz"),
        ("Aoife O’Brien", "obrien"),
        ("Mary-Jane Okafor", "mary jane"),
        ("Łucja Żak", "łucja zak"),
        ("ΑΘΗΝΑ", "αθηνα"),
        ("王小明", "小明"),
        ("عائشة", "عائشة"),
    ],
)
def test_typed_words_find_the_name_whatever_accents_and_capitals(name, typed):
    assert search_key(typed) in search_key(name)


def test_different_letters_stay_different():
    assert search_key("Ann") not in search_key("Ian")
