# The doors of Fourfold. Nothing has to be installed but Python 3.11 or newer.

PYTHON ?= python3
PORT ?= 8000
DATA ?=

VENV := .venv
ours := $(VENV)/bin/python
install := $(PYTHON) -I site/config/install.py

.PHONY: run setup serve test quick lint test-data packages test-packages

run: packages
	@exec $(ours) manage.py run --port $(PORT)

setup: packages test-packages
	@$(ours) -m tests.environment.programs

serve: export DJANGO_SETTINGS_MODULE = config.settings.production
serve: export PORT := $(PORT)
serve: packages
	@$(ours) manage.py migrate --noinput --verbosity 0
	@$(ours) manage.py collectstatic --noinput --verbosity 0
	@exec env PYTHONPATH=site $(VENV)/bin/gunicorn -c site/config/gunicorn.conf.py config.wsgi

test: test-packages
	@$(ours) -m tests.environment.lanes all

quick: test-packages
	@$(ours) -m tests.environment.lanes quick

lint: test-packages
	@$(ours) -m tests.environment.lanes lint

test-data: test-packages
	@test -n "$(DATA)" || { echo "Say which folder: make test-data DATA=folder (with seeds/ and data/ in it)"; exit 2; }
	@$(ours) -m tests.environment.lanes data "$(DATA)"

packages:
	@$(install) requirements.txt

test-packages:
	@$(install) requirements-test.txt
