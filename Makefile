# Two commands do everything: `make run` and `make test`. Each sets up what it needs first.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: run test check explore lock sample

run: $(VENV)/run.done       ## open the workbook in the browser
	$(BIN)/python -m golive run $(ARGS)

test: $(VENV)/dev.done      ## everything CI runs: format, lint, types, imports, all tests
	sh tests/system.sh
	$(MAKE) check

check: $(VENV)/dev.done     ## the same without Debian's packages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -m "not e2e" -n 2 --dist worksteal --cov --cov-report=term:skip-covered
	$(BIN)/python -m pytest -m e2e

explore: $(VENV)/dev.done   ## the laws again on examples nobody has seen (minutes)
	$(BIN)/python -m pytest -m "not e2e" --hypothesis-profile=explore -n 2 --dist worksteal $(ARGS)

$(VENV)/run.done: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	touch $@

$(VENV)/dev.done: requirements-dev.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

lock: $(VENV)/dev.done      ## write the lock files anew
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	  --extra postgresql pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	  --extra postgresql --group dev pyproject.toml -o requirements-dev.lock

sample: $(VENV)/dev.done    ## make sample_data/ anew
	$(BIN)/python sample_data/make.py
