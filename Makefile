# The two commands are `make run` and `make test`; everything else is a part of them.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run setup test test-full lint types contracts knowledge unit prove agreement docs mutants lock clean

run: setup
	@$(BIN)/lasegue plan cases/published/desk_worker_with_leg_pain_from_sitting_is_tested_before_a_direction_is_chosen.yaml

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null || \
	  { echo "expected Python 3.11 or newer with venv; on Debian: apt-get install python3 python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

test: setup lint types contracts knowledge unit prove docs

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

knowledge: setup
	$(BIN)/lasegue check
	$(BIN)/lasegue coverage

unit: setup
	$(BIN)/pytest -n 2 -m "not full"

# Every safety claim over all possible patients.
prove: setup
	$(BIN)/lasegue prove

# Engine and solver on 100,000 fact sets near the decision borders.
agreement: setup
	$(BIN)/lasegue prove --agreement 100000

test-full: setup
	$(BIN)/pytest -n 2

docs: setup
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html

mutants: setup
	$(BIN)/mutmut run
	$(BIN)/mutmut results

# Renew the hash-locked dependencies. No host name may get into the file.
lock:
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv docs/_build docs/reference/generated mutants
