"""Every address answers in our own look, also when there is nothing to show or all is broken."""

from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views.defaults import permission_denied, server_error

import pytest


@pytest.fixture
def request_for_a_page():
    return RequestFactory().get("/harbour/")


def test_the_page_for_our_own_faults_needs_no_database(request_for_a_page):
    answer = server_error(request_for_a_page)

    assert answer.status_code == 500
    assert "Something went wrong" in answer.text


def test_a_refusal_does_not_say_what_is_there(request_for_a_page):
    answer = permission_denied(request_for_a_page, PermissionDenied("Pupil SEN-2026-0042"))

    assert answer.status_code == 403
    assert "SEN-2026-0042" not in answer.text
    assert "You cannot see this page" in answer.text


@pytest.mark.parametrize("name", ["403.html", "404.html", "500.html"])
def test_error_pages_stand_by_themselves(name):
    text = render_to_string(name)

    assert '<html lang="en-GB">' in text
    assert '<a class="skip" href="#main">' in text
    assert "<script" not in text
