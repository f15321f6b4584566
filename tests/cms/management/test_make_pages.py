from django.core.management import call_command


def test_it_says_how_many_pages_it_made(trust, school, capsys):
    call_command("make_pages")
    call_command("make_pages")

    assert capsys.readouterr().out.splitlines() == [
        "Harbour Academy Trust: 5 pages made.",
        "Harbour Academy Trust: 0 pages made.",
    ]
