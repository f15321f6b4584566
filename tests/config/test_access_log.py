"""What the web server writes down about a visit."""

from datetime import timedelta
from types import SimpleNamespace

from gunicorn.config import Config

from config.access_log import FORMAT, DiscreetLogger


def line(path: str, *, query: str = "") -> str:
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": f"{path}?{query}",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_REFERER": f"https://school.example{path}?{query}",
    }
    answer = SimpleNamespace(status="200 OK", sent=12, headers=[])
    request = SimpleNamespace(headers=[])
    atoms = DiscreetLogger(Config()).atoms(answer, request, environ, timedelta(milliseconds=7))
    return FORMAT % atoms + atoms["r"] + atoms["f"]


def test_the_page_and_its_answer_are_kept():
    assert "GET /harbour/ 200 12 bytes 7 ms" in line("/harbour/")


def test_what_was_searched_for_is_not_kept():
    assert "Achebe" not in line("/admin/register/pupil/", query="q=Achebe")


def test_a_one_time_links_secret_is_not_kept():
    written = line("/l/jH7-secret/concern/pupil/")

    assert "jH7-secret" not in written
    assert "/l/***/concern/pupil/" in written


def test_an_invitations_secret_is_not_kept():
    written = line("/welcome/MQ/d1-secret/")

    assert "d1-secret" not in written
    assert "/welcome/MQ/***/" in written
