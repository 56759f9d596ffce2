# Every target sets up .venv by itself; Python 3.11 or newer, git and make are enough.
PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo run test check format-check lint types imports fix bench faults keys keystrokes man screenshots words

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/.ready ## open the app on a throw-away copy of the sample team
	@.venv/bin/coachtui demo

run: .venv/.ready ## open the app on your own data
	@.venv/bin/coachtui

# Screens under a pilot mostly wait, so several share a processor; a real terminal needs its own.
test: .venv/.ready ## run the tests
	@$(PYTHON) -m pytest -q -n 5 --ignore tests/terminal
	@$(PYTHON) -m pytest -q -n 2 tests/terminal

check: format-check lint types imports test ## everything CI checks

format-check: .venv/.ready ## is the code formatted?
	@$(PYTHON) -m ruff format --check --quiet .

lint: .venv/.ready ## ruff
	@$(PYTHON) -m ruff check --quiet .

types: .venv/.ready ## mypy, strict
	@$(PYTHON) -m mypy --no-error-summary

imports: .venv/.ready ## the contracts between the layers
	@.venv/bin/lint-imports --no-logo

fix: .venv/.ready ## format, and mend what ruff can
	@$(PYTHON) -m ruff format --quiet .
	@$(PYTHON) -m ruff check --quiet --fix .

bench: .venv/.ready ## measure against the budgets
	@$(PYTHON) tests/bench/run.py

faults: .venv/.ready ## kill it 200 times and count what is lost
	@$(PYTHON) tests/faults/run.py

keys: .venv/.ready ## write docs/keys.md anew
	@$(PYTHON) tools/keys.py

keystrokes: .venv/.ready ## go through both journeys and write docs/keystrokes.md anew
	@PYTHONPATH=tests/support $(PYTHON) tools/count_keys.py

man: .venv/.ready ## write docs/coachtui.1 anew
	@$(PYTHON) tools/man.py

screenshots: .venv/.ready ## draw the pictures of docs/pictures anew, from the demo
	@$(PYTHON) tools/screenshots.py

words: .venv/.ready ## take new sentences into the catalogues, list what is untranslated
	@$(PYTHON) tools/words.py update
	@$(PYTHON) tools/words.py missing

# An existing environment is kept. pip below 25.1 knows no --group, so it is renewed first.
.venv/.ready: pyproject.toml
	@set -e; \
	fits='import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'; \
	if ! $(PYTHON) -c "$$fits" 2>/dev/null; then \
		found=; \
		for python in python3.13 python3.12 python3.11 python3; do \
			if $$python -c "$$fits" >/dev/null 2>&1; then found=$$python; break; fi; \
		done; \
		if [ -z "$$found" ]; then \
			echo "coachtui needs Python 3.11 or newer with venv (Debian: apt install python3-venv)." >&2; \
			exit 1; \
		fi; \
		echo "Making .venv with $$($$found --version)."; \
		$$found -m venv --clear .venv; \
	fi; \
	echo "Installing coachtui and its tools into .venv; this takes a minute, once."; \
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'; \
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable '.[holidays,pdf,crypt]' --group dev; \
	touch $@
