# Everything happens in .venv; the system is never touched. On Windows, or without make, the
# README gives the same lines for pip.

PYTHON ?= python3
BIN := .venv/bin
RUNS ?= 10000

.PHONY: demo test check format bench docs fuzz clean

demo: .venv/runs
	@for folder in examples/*/; do \
	  name=$$(basename $$folder); article=$$(ls $$folder$$name.* | grep -v tmx); \
	  $(BIN)/kamishibai build $$article --offline --memory $$folder$$name.tmx || exit; \
	done

# Real browsers, schedulers and signals run two at a time on however busy a machine; what fails
# there is run once more, alone, and must pass. Both runs are shown: a race is still to be mended.
test: check
	$(BIN)/pytest --numprocesses 2 || $(BIN)/pytest --last-failed --last-failed-no-failures none

check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/ready
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/ready
	$(BIN)/python benchmarks/whole_way.py

# Commands, settings; pictures of every layout in every template, which LibreOffice
# draws; and the site with shows that play and voices to hear: output/docs/index.html.
docs: .venv/ready
	$(BIN)/python tests/commands_reference.py
	$(BIN)/python tests/settings_reference.py
	$(BIN)/python -m authoring.gallery
	$(BIN)/python -m authoring.site

# Not part of the tests: atheris has builds for Linux and macOS only.
fuzz: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-fuzz.txt
	@for format in txt md html docx strict.docx aozora.txt eml mhtml ipynb srt vtt xml rss pptx pdf; do \
	  $(BIN)/python benchmarks/reading_fuzz.py $$format $(RUNS) || exit; \
	done

clean:
	rm -rf .venv output/* dist

# What a build needs, and the offline voices; the tools of development come with the tests.
.venv/runs: pyproject.toml
	@echo "Setting up .venv with what a build needs; this takes a minute or two the first time ..."
	@echo ".venv を用意します。初回は一、二分かかります ..."
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@[ -e .venv/ready ] || $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --constraint requirements-dev.txt --editable '.[offline]'
	@touch $@

.venv/ready: pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@
