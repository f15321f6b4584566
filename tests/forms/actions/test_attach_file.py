"""Files given with a form: kept, listed, taken out, refused with a sentence, handed on."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import pytest
from PIL import Image

from forms.models import Draft, Submission
from guard import files, scope
from tests.forms.conftest import DAY, browser_of
from tests.forms.filling import begin_damage, fill, fill_all, open_step, send, text

pytestmark = pytest.mark.django_db


def picture(name="crack.png"):
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "grey").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/png")


@pytest.fixture
def tess(place):
    return browser_of(place.tess)


@pytest.fixture
def draft(tess, place):
    return begin_damage(tess, place.hall)


def upload(client, draft, *uploads, go="stay"):
    return fill(client, draft, "pictures", go=go, **{"picture-new": list(uploads)})


def kept(place, model, pk):
    with scope.as_user(place.tess, on=DAY):
        return files.files_of(model.objects.get(pk=pk))


def test_a_file_is_kept_and_listed_before_the_form_is_sent(tess, place, draft):
    page = text(upload(tess, draft, picture()))

    (file,) = kept(place, Draft, draft)
    assert f'<a href="{reverse("guard:file", args=[file.pk])}">crack.png</a>' in page


def test_a_file_stays_when_the_section_is_saved_again(tess, place, draft):
    page = upload(tess, draft, picture())
    (file,) = kept(place, Draft, draft)

    fill(tess, draft, "pictures", picture=[str(file.pk)])

    assert "crack.png" in text(open_step(tess, draft, "pictures"))
    assert page.status_code == 200


def test_a_file_can_be_taken_out_again(tess, place, draft):
    upload(tess, draft, picture())
    (file,) = kept(place, Draft, draft)

    page = text(fill(tess, draft, "pictures", go=f"remove:{file.pk}", picture=[str(file.pk)]))

    assert "crack.png" not in page
    assert kept(place, Draft, draft) == []


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("tool.png", b"MZ\x90\x00" + b"\x00" * 99), "it is not a PNG picture"),
        (SimpleUploadedFile("tool.exe", b"MZ"), "Give a file of one of these kinds"),
        (SimpleUploadedFile("big.png", b"\x89PNG" + b"0" * 1_000_001), "larger than 1 MB"),
        (SimpleUploadedFile("none.png", b""), "is empty"),
    ],
    ids=["an executable called png", "an executable", "too big", "empty"],
)
def test_a_file_that_is_not_kept_is_named_with_what_to_do(tess, place, draft, file, sentence):
    page = text(upload(tess, draft, file, go="continue"))

    assert f"{file.name}: " in page
    assert sentence in page
    assert "<title>Error" in page
    assert kept(place, Draft, draft) == []


def test_more_files_than_the_form_wants_are_refused(tess, place, draft):
    page = text(upload(tess, draft, *(picture(f"{n}.png") for n in range(3))))

    assert "Give at most 2 files" in page
    assert len(kept(place, Draft, draft)) == 2


def test_a_file_of_another_draft_cannot_be_claimed(tess, place, draft):
    upload(tess, draft, picture())
    (file,) = kept(place, Draft, draft)
    other = begin_damage(tess, place.attic)

    page = text(fill(tess, other, "pictures", go="stay", picture=[str(file.pk)]))

    assert "crack.png" not in page


def test_files_go_along_when_the_form_is_sent(tess, place, draft):
    upload(tess, draft, picture())
    (file,) = kept(place, Draft, draft)
    fill_all(tess, draft, place.hall)
    fill(tess, draft, "pictures", picture=[str(file.pk)])
    done = send(tess, draft).url

    (handed,) = kept(place, Submission, done.split("/")[4])

    assert handed.pk == file.pk
    url = reverse("guard:file", args=[file.pk])
    assert browser_of(place.hari).get(url).getvalue().startswith(b"\x89PNG")
    assert browser_of(place.ada).get(url).status_code == 404


def test_files_go_away_with_a_draft_that_is_thrown_away(tess, place, draft):
    upload(tess, draft, picture())

    tess.post(reverse("forms_discard", args=[draft]))

    with scope.as_system("looking for what is left"):
        assert files.files_of(Draft.objects.get(pk=draft)) == []
