# Two commands are all a new user needs: `make run` and `make test`. Everything is installed into .venv, from
# lock files with hashes; nothing outside this folder is touched, and after the install no network is used.

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --no-input --disable-pip-version-check --no-warn-script-location
# The Korean model is published as source alone (data, nothing to compile): it is the one package allowed to build.
WHEELS := --require-hashes --only-binary=:all: --no-binary=kiwipiepy-model
PYTEST_ARGS ?=
FUZZ_SECONDS ?= 660

.PHONY: help run test check format bench reliability fuzz docs lock clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

run: .venv/runtime.stamp ## install Sayso (once) and read the sample casebook
	@$(BIN)/sayso demo

test: .venv/dev.stamp ## run every test (installs PostgreSQL and Chromium when root)
	@PYTHON=$(BIN)/python sh scripts/test-services.sh
	@$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)

check: .venv/dev.stamp ## format, lint, types and import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: .venv/dev.stamp ## put the code into the format that `make check` asks for
	@$(BIN)/ruff check --fix --exit-zero --quiet .
	@$(BIN)/ruff format .

bench: .venv/dev.stamp ## measure speed, memory and quality beside the peers
	@$(BIN)/python -m bench

reliability: .venv/dev.stamp ## try in full what must not be lost or let through; writes docs/RELIABILITY.md
	@PYTHON=$(BIN)/python sh scripts/test-services.sh
	@$(BIN)/python scripts/reliability.py

fuzz: .venv/fuzz.stamp ## fuzz the parsers for FUZZ_SECONDS (660); what is found becomes a test
	@$(BIN)/python scripts/fuzz.py $(FUZZ_SECONDS)

docs: .venv/dev.stamp ## write the parts of the docs that tools make
	@$(BIN)/python scripts/docs.py

lock: .uv/bin/uv ## choose versions anew and write both lock files
	@$(UV_COMPILE) --upgrade pyproject.toml -o requirements.lock
	@$(UV_COMPILE) --upgrade --constraint requirements.lock --extra dev pyproject.toml -o requirements-dev.lock
	@echo "Wrote requirements.lock and requirements-dev.lock."

clean: ## remove what was installed and cached here (no casebook is touched)
	@rm -rf .venv .uv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build src/sayso.egg-info
	@find src tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# Lock files carry hashes and no addresses: whoever installs them chooses where from.
UV_COMPILE := .uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.uv/bin/uv: | .venv/bin/python
	@$(BIN)/python -m venv .uv && .uv/bin/python -m pip install -qq --disable-pip-version-check uv

# The first Python of at least 3.11 that can make a virtual environment.
.venv/bin/python:
	@set -e; found=; \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			found="$$python"; break; \
		fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Sayso needs Python 3.11 or newer, and none was found (tried python3, python3.11 to 3.14, python)." >&2; \
		echo "Install one, or name it: make run PYTHON=/path/to/python3.12" >&2; exit 1; \
	fi; \
	rm -rf .venv; \
	if ! "$$found" -m venv .venv >/dev/null 2>&1; then \
		rm -rf .venv; \
		echo "$$found cannot make a virtual environment (on Debian and Ubuntu: apt-get install python3-venv)." >&2; exit 1; \
	fi

# A stamp is newer than the lock it was installed from, so that a second run installs nothing.
.venv/runtime.stamp: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing Sayso into .venv ($$(grep -c == requirements.lock) packages; once, about a minute)..."
	@$(PIP) $(WHEELS) -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.lock pyproject.toml | .venv/bin/python
	@echo "Installing Sayso and its test tools into .venv ($$(grep -c == requirements-dev.lock) packages; once, about a minute)..."
	@$(PIP) $(WHEELS) -r requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch .venv/runtime.stamp $@

# The fuzzer is for Linux; nothing else needs it.
.venv/fuzz.stamp: requirements-fuzz.lock .venv/dev.stamp
	@$(PIP) $(WHEELS) --no-deps -r requirements-fuzz.lock
	@touch $@
