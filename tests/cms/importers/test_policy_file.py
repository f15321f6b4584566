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


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"]
)
def test_words_are_read_whatever_they_were_saved_as(save, encoding):
    read = read_policy_file(save(WORDS.encode(encoding)))

    assert read.text.splitlines() == WORDS.splitlines()


def test_a_note_says_that_the_encoding_was_told_by_its_look(save):
    assert read_policy_file(save(WORDS.encode("utf-8"))).note == ""
    assert "windows-1252" in read_policy_file(save(WORDS.encode("windows-1252"))).note


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 x", "is a PDF"),
        (b"PK\x03\x04rest", "Word document"),
        (b"MZ\x90\x00", "is a program"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text"),
        (b"caf\x81\x01\x02", "not text"),
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
