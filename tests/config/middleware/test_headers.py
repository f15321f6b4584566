"""site/config/middleware/headers.py: what every answer carries."""

import re

import pytest

from schools.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client):
    user = User.objects.create_superuser("root", password="a long enough password")
    client.force_login(user)
    return client


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/nothing-here/", "/l/x/"])
def test_nothing_private_may_be_kept(client, address):
    answer = client.get(address)

    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer


def test_nothing_private_may_be_kept_when_signed_in(root):
    assert root.get("/admin/")["Cache-Control"] == "no-store"


def test_a_public_answer_allows_nothing_inline_nor_from_elsewhere(client):
    policy = client.get("/healthz")["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert "http" not in policy


def test_the_admin_allows_scripts_only_with_this_answers_nonce(root):
    first, second = (root.get("/admin/")["Content-Security-Policy"] for _ in range(2))

    nonce = re.search(r"script-src 'self' 'nonce-([^']+)'", first)
    assert nonce is not None
    assert nonce[1] not in second
    assert "unsafe-inline" not in first.split("script-src")[1].split(";")[0]


@pytest.mark.parametrize(
    "address",
    ["/admin/redirects/add/", "/admin/reports/site-history/"],
    ids=["a chooser's, written in Python", "a date's, written in a template"],
)
def test_every_inline_script_of_wagtails_own_carries_the_nonce(root, address):
    answer = root.get(address)
    nonce = re.search(r"'nonce-([^']+)'", answer["Content-Security-Policy"])[1]
    html = answer.content.decode()

    runnable = [
        tag
        for tag in re.findall(r"<script[^>]*>", html)
        if "src=" not in tag and "application/json" not in tag and "text/" not in tag
    ]
    assert runnable, "the page no longer has the script this test is about"
    assert all(f'nonce="{nonce}"' in tag for tag in runnable)


def test_signing_out_clears_what_the_browser_kept(root):
    assert "storage" in root.post("/admin/logout/")["Clear-Site-Data"]


@pytest.mark.parametrize("address", ["/", "/admin/login/", "/nothing-here/", "/healthz"])
def test_every_answer_states_the_other_policies(client, address):
    answer = client.get(address)

    assert answer["Permissions-Policy"].startswith("camera=()")
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
