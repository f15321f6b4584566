import pytest

from schools.errors import SchoolsError
from schools.importers import reading
from schools.importers.reading import read_table


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "schools.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_encodings_of_the_download_all_read_alike(encoding, file):
    table = read_table(file("URN,Name\n100000,Sainte-Thérèse – “north”\n".encode(encoding)))

    assert table.header == ("URN", "Name")
    assert table.rows == ((2, ("100000", "Sainte-Thérèse – “north”")),)


def test_rows_keep_the_number_a_spreadsheet_shows_and_blank_ones_go(file):
    table = read_table(file('URN,Name\n\n,\n1,"a\nb"\n2,c\n'))

    assert [number for number, _ in table.rows] == [4, 5]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        (b"\xff\xfeU\x00R\x00", "CSV UTF-8"),
        (b"PK\x03\x04\x00\x00", "CSV UTF-8"),
        (b"URN\n\x81\x8d", "neither UTF-8 nor windows-1252"),
        ('URN,Name\n1,"never closed', "comma-separated"),
        ('URN\n"a"b\n', "line 2"),
    ],
    ids=["empty", "blank", "utf-16", "a spreadsheet", "neither", "open quote", "stray quote"],
)
def test_what_is_no_table_gets_one_message_with_a_remedy(content, words, file):
    with pytest.raises(SchoolsError, match=words):
        read_table(file(content))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SchoolsError, match="nowhere.csv cannot be read"):
        read_table(tmp_path / "nowhere.csv")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(SchoolsError, match="cannot be read"):
        read_table(tmp_path)


def test_a_file_beyond_the_bound_is_not_opened(file, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 10)

    with pytest.raises(SchoolsError, match="the most is"):
        read_table(file("URN,Name,More\n"))
