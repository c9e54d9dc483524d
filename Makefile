# Needs Python >= 3.11 (with its venv module) and make; everything else goes into .venv.
# Windows, or no make: README.md gives the same in plain pip commands.

PYTHON  ?= python3
VENV    ?= .venv
OUT     ?= build
JOBS    ?= 2

BIN     := $(VENV)/bin
PIP     := $(BIN)/python -m pip --disable-pip-version-check
PLUGINS := plugins/shatoy plugins/zelenchuk plugins/nazran plugins/dyatkovo
LOCAL   := $(foreach plugin,$(PLUGINS),-e $(plugin))
SET_UP  := pyproject.toml constraints.txt $(PLUGINS:%=%/pyproject.toml)

.DEFAULT_GOAL := help
.PHONY: help demo test lint format coverage thorough bench schemas docs clean

help:  ## what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(VENV)/.stamp-run  ## install, compare the districts of the example region, say where the report lies
	$(BIN)/mqes demo -o $(OUT)/demo
	@echo
	@echo "The report: $(CURDIR)/$(OUT)/demo"

test: lint  ## install, check style, types and layers, run every test
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

lint: $(VENV)/.stamp-dev  ## style, types and layers alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/lint-imports

format: $(VENV)/.stamp-dev  ## bring the code into style
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

coverage: $(VENV)/.stamp-dev  ## every test, watching which lines and branches run (three times as long)
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal --cov --cov-report=term

thorough: $(VENV)/.stamp-dev  ## every test, the properties with many more examples (long)
	MQES_HYPOTHESIS=thorough $(BIN)/python -m pytest -n $(JOBS) --dist worksteal

bench: $(VENV)/.stamp-dev  ## measure; prints a table
	$(BIN)/python benchmarks/bench.py

schemas: $(VENV)/.stamp-run  ## write the JSON Schemas anew from the models
	$(BIN)/mqes schema -o schemas

docs: $(VENV)/.stamp-run  ## write the generated pages of docs/reference anew
	$(BIN)/python docs/reference/generate.py

clean:  ## remove the environment and everything made
	rm -rf $(VENV) $(OUT) dist htmlcov .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.stamp-build: constraints.txt | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt hatchling editables
	@touch $@

$(VENV)/.stamp-run: $(SET_UP) $(VENV)/.stamp-build
	$(PIP) install --quiet --constraint constraints.txt --no-build-isolation -e . $(LOCAL)
	@touch $@

$(VENV)/.stamp-dev: $(SET_UP) $(VENV)/.stamp-build
	$(PIP) install --quiet --constraint constraints.txt --no-build-isolation -e '.[dev]' $(LOCAL)
	@touch $@ $(VENV)/.stamp-run
