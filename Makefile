# The two commands are `make run` and `make test`; everything else is a part of them.
# Looked for once, and only where there is no environment yet.
PYTHON ?= $(eval PYTHON := $(shell .ci/fastest_python.py || echo python3))$(PYTHON)
BIN := .venv/bin
# What is compiled once is kept: else every process of the tests compiles all of them again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run setup test test-full quick-checks lint types contracts knowledge frontend-vendor types-frontend unit \
  proofs-and-docs prove agreement journeys postgres programs docs mutants lock sbom advisories clean

run: .venv/runs frontend-vendor
	@$(BIN)/lasegue demo

setup: .venv/ready

# What the program itself needs; the tests need more.
.venv/runs: requirements.lock pyproject.toml
	$(call prepare,requirements.lock)
	@touch $@

.venv/ready: requirements-dev.lock pyproject.toml
	$(call prepare,requirements-dev.lock)
	@touch $@ .venv/runs

# Only what is used is compiled, when it is used first: compiling all that is installed takes ten seconds of the first page.
define prepare
@$(PYTHON) -c "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null || \
  { echo "expected Python 3.11 or newer with venv; on Debian: apt-get install python3 python3-venv"; exit 1; }
@test -x $(BIN)/python || $(PYTHON) -m venv .venv
@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile --require-hashes -r $(1)
@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
endef

test: setup quick-checks unit proofs-and-docs journeys postgres

# What takes seconds comes first, then what takes minutes; each of these keeps one processor busy.
quick-checks: setup
	@$(MAKE) -j 2 --output-sync=target lint types contracts knowledge types-frontend

proofs-and-docs: setup
	@$(MAKE) -j 2 --output-sync=target prove docs

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

# Typefaces and the type checker of the scripts; without Node the system's face is used and one line says so.
frontend-vendor: frontend/vendor/fonts.css

frontend/vendor/fonts.css: frontend/package-lock.json frontend/typefaces.py
	@if test -x $(BIN)/python; then $(BIN)/python frontend/typefaces.py --omit=dev; else $(PYTHON) frontend/typefaces.py --omit=dev; fi

types-frontend: setup
	@test -x frontend/node_modules/.bin/tsc || $(BIN)/python frontend/typefaces.py
	PATH="$$($(BIN)/python -c 'from frontend.typefaces import find_npm; print(find_npm()[1])'):$$PATH" && export PATH && \
	  frontend/node_modules/.bin/tsc -p frontend && frontend/node_modules/.bin/tsc -p frontend/worker

unit: setup frontend-vendor
	$(BIN)/pytest -n 2 --dist loadgroup -m "not full and not journey"

# Two at a time, and the scripts by themselves: some of their tests measure what a picture costs the browser.
journeys: setup programs frontend-vendor
	$(BIN)/pytest -n 2 --dist loadgroup -m journey tests/journeys
	$(BIN)/pytest -n 2 --dist loadgroup -m journey tests/frontend

# The tests of the web once more, on PostgreSQL.
postgres: setup programs
	$(BIN)/python tests/with_postgres.py $(BIN)/pytest -n 2 --dist loadgroup tests/web

# Chromium and PostgreSQL come from the distribution when they are missing.
programs:
	@command -v chromium-headless-shell >/dev/null && ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	  echo "installing chromium and postgresql from the distribution"; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium-headless-shell postgresql; } >&2

# Every safety claim over all possible patients.
prove: setup
	$(BIN)/lasegue prove

# Engine and solver on 100,000 fact sets near the decision borders.
agreement: setup
	$(BIN)/lasegue prove --agreement 100000

test-full: setup
	$(BIN)/pytest -n 2 -m "not journey"

docs: setup
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html

mutants: setup
	$(BIN)/mutmut run
	$(BIN)/mutmut results

# Renew the hash-locked dependencies. No host name may get into the file.
lock:
	$(BIN)/python -m pip install --quiet uv
	$(call compiled,requirements.lock,--extra source)
	$(call compiled,requirements-dev.lock,--extra dev -c requirements.lock)

define compiled
$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
  --no-emit-index-url --no-emit-find-links $(2) pyproject.toml -o $(1)
endef

# What the program is made of, as CycloneDX: every component with version and digests, from the lock file.
sbom: setup
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --of JSON -o build/sbom.json requirements.lock

# Whether a component has a known hole: asks a public service of advisories, so it needs a way out. On a machine without
# one, carry requirements.lock to any that has, and run the last line there: the file alone is enough.
advisories: .venv/audits
	@.venv/audits/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock

.venv/audits: setup
	@test -x $@/bin/pip-audit || { $(PYTHON) -m venv $@ && $@/bin/python -m pip install --quiet --disable-pip-version-check pip-audit; }

clean:
	rm -rf .venv docs/_build docs/reference/generated mutants
