from django.core.management import CommandError, call_command

import pytest

from cms.models import PolicyPage

TEXT = (
    "# Aims\nWe listen to families in all we do.\n· Publish what families need, including:\n"
    "· Plans\nPage 2\n# Review\nThe next review is due in September 2026.\n"
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "policy.txt"
    path.write_text(TEXT)
    return path


def said(capsys):
    return capsys.readouterr().out


def test_it_says_what_it_published_and_what_it_could_not_place(trust, file, capsys):
    call_command("import_policy", str(file), trust="harbour")

    words = said(capsys)
    assert "Published /harbour/send-policy/" in words
    assert "2 headings, 2 list items, 2 paragraphs, 1 lines not placed." in words
    assert "Next review: September 2026." in words
    assert "Not placed: line 5, “Page 2”: a page number." in words
    assert "Placed by a guess, please look: line 3" in words


def test_running_it_again_says_that_there_is_nothing_to_do(trust, file, capsys):
    call_command("import_policy", str(file), trust="harbour")
    call_command("import_policy", str(file), trust="harbour")

    assert "Nothing to do" in said(capsys)
    assert PolicyPage.objects.get().revisions.count() == 1


def test_a_dry_run_writes_nothing(trust, file, capsys):
    call_command("import_policy", str(file), trust="harbour", dry_run=True)

    assert "nothing was written" in said(capsys)
    assert not PolicyPage.objects.exists()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "is a PDF"),
        (b"one line of words that says nothing much.", "No headings were found"),
    ],
    ids=["empty", "pdf", "no-headings"],
)
def test_a_file_without_a_policy_is_refused_and_writes_nothing(trust, file, data, says):
    file.write_bytes(data)

    with pytest.raises(CommandError, match=says) as refusal:
        call_command("import_policy", str(file), trust="harbour")

    assert refusal.value.returncode == 2
    assert not PolicyPage.objects.exists()


def test_a_missing_file_is_refused(trust, tmp_path):
    with pytest.raises(CommandError, match=r"no file gone\.txt") as refusal:
        call_command("import_policy", str(tmp_path / "gone.txt"), trust="harbour")

    assert refusal.value.returncode == 2


def test_an_unknown_trust_is_refused_with_those_there_are(trust, file):
    with pytest.raises(CommandError, match="There is: harbour") as refusal:
        call_command("import_policy", str(file), trust="haven")

    assert refusal.value.returncode == 2


@pytest.fixture
def windows_file(file):
    file.write_bytes(TEXT.replace("families", "families’").encode("windows-1252"))
    return file


def test_another_encoding_is_refused_and_writes_nothing(trust, windows_file):
    with pytest.raises(CommandError, match=r"line 2 has the byte 0x92\. Save it as") as refusal:
        call_command("import_policy", str(windows_file), trust="harbour")

    assert refusal.value.returncode == 2
    assert not PolicyPage.objects.exists()


def test_another_encoding_is_read_with_a_note_where_it_is_asked_for(trust, windows_file, capsys):
    call_command("import_policy", str(windows_file), "--encoding", "windows-1252", trust="harbour")

    assert "read as windows-1252" in said(capsys)
    assert "families’" in PolicyPage.objects.get().sections[0].value["text"].source
