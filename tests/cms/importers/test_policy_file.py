import pytest

from cms.errors import PolicyFileError
from cms.importers import policy_file
from cms.importers.policy_file import read_policy_file

WORDS = "Aims\nWe listen to each pupil’s family – always.\n"


@pytest.fixture
def save(tmp_path):
    def saved(data):
        file = tmp_path / "policy.txt"
        file.write_bytes(data)
        return file

    return saved


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_words_are_read_in_utf_8_or_with_a_mark(save, encoding):
    read = read_policy_file(save(WORDS.encode(encoding)))

    assert read.text.splitlines() == WORDS.splitlines()


def test_windows_1252_is_read_where_it_is_asked_for(save):
    read = read_policy_file(save(WORDS.encode("windows-1252")), encoding="windows-1252")

    assert read.text == WORDS


def test_a_mark_counts_for_more_than_the_encoding_asked_for(save):
    read = read_policy_file(save(WORDS.encode("utf-8-sig")), encoding="windows-1252")

    assert read.text == WORDS


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (WORDS.encode("windows-1252"), "fit UTF-8: line 2 has the byte 0x92. Save it as UTF-8, or"),
        (WORDS.encode("mac-roman"), "line 2 has the byte 0xD5"),
        (WORDS.encode("utf-16-le"), "line 1 has the byte 0x00"),
        (WORDS.encode("utf-16-be"), "line 1 has the byte 0x00"),
        (WORDS.encode("utf-16") + b"x", "fit UTF-16: line 3 has the byte 0x78"),
        (b"Aims\r\nOne\rTwo \x81", "line 3 has the byte 0x81"),
    ],
    ids=["windows", "mac", "no-mark-le", "no-mark-be", "torn", "line-ends"],
)
def test_another_encoding_is_not_guessed_but_refused_with_its_place(save, data, says):
    with pytest.raises(PolicyFileError) as refusal:
        read_policy_file(save(data))

    assert says in str(refusal.value)
    assert "--encoding windows-1252" in str(refusal.value)


def test_what_does_not_fit_windows_1252_either_is_to_be_saved_anew(save):
    with pytest.raises(PolicyFileError, match=r"WINDOWS-1252: line 1 has the byte 0x81\. Save it"):
        read_policy_file(save(b"caf\x81"), encoding="windows-1252")


def test_a_note_says_that_it_was_read_as_something_else(save):
    assert read_policy_file(save(WORDS.encode("utf-8"))).note == ""
    read = read_policy_file(save(WORDS.encode("windows-1252")), encoding="windows-1252")
    assert "windows-1252" in read.note


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 x", "is a PDF"),
        (b"PK\x03\x04rest", "Word document"),
        (b"MZ\x90\x00", "is a program"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "byte 0x89"),
        (b"cafe\x01\x02", "byte 0x01"),
        (b"1234 5678", "not text"),
    ],
    ids=["nothing", "blanks", "only-a-mark", "pdf", "docx", "exe", "png", "controls", "no-words"],
)
def test_what_is_no_text_is_refused_with_a_remedy(save, data, says):
    with pytest.raises(PolicyFileError, match=says) as refusal:
        read_policy_file(save(data))

    assert str(refusal.value).count(".") >= 2


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(PolicyFileError, match=r"no file gone\.txt"):
        read_policy_file(tmp_path / "gone.txt")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(PolicyFileError, match="not a file"):
        read_policy_file(tmp_path)


def test_a_file_over_the_bound_is_not_read(save, monkeypatch):
    monkeypatch.setattr(policy_file, "LARGEST", 10)

    with pytest.raises(PolicyFileError, match="50 MB"):
        read_policy_file(save(b"a" * 11))


def test_the_same_words_have_the_same_digest(save):
    first = read_policy_file(save(b"Aims one")).digest

    assert read_policy_file(save(b"Aims one")).digest == first
    assert read_policy_file(save(b"Aims two")).digest != first
