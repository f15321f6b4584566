import pytest


def test_a_trusts_colours_come_as_a_style_sheet(client, trust):
    answer = client.get("/trusts/harbour.css?c=ffcc00")

    assert answer["Content-Type"] == "text/css"
    assert answer.text == ":root{--band:#ffcc00;--on-band:#000000;--link:#846a00;}\n"
    assert "immutable" in answer["Cache-Control"]
    assert not answer.cookies


def test_an_answer_to_an_old_colour_is_not_kept(client, trust):
    assert client.get("/trusts/harbour.css?c=000000")["Cache-Control"] == "no-cache"


@pytest.mark.django_db
def test_a_trust_that_is_not_has_no_colours(client):
    assert client.get("/trusts/nobody.css").status_code == 404


def test_colours_cannot_be_posted_to(client, trust):
    assert client.post("/trusts/harbour.css").status_code == 405
