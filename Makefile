# Two commands set everything up on a machine that has Python 3.11 or later, make, and a package registry:
#   make demo    install into .venv and run the main job on examples/
#   make test    install what the tests need and run them
# The rest: score (quality against ../shared, below the floors fails), bench (ours beside the peers'), lint, types, fuzz,
# constraints (renew the tested versions), clean.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet

.PHONY: demo test score bench lint types check fuzz constraints wheel clean
.DELETE_ON_ERROR:

$(BIN)/python:
	$(PYTHON) -m venv .venv

# The product and the versions it was tested with, every download checked against its hash.
.venv/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r constraints.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/.dev: .venv/.run constraints-dev.txt
	$(PIP) install --quiet --require-hashes -r constraints-dev.txt
	touch $@

demo: .venv/.run
	mkdir -p out
	$(BIN)/rapporteur report examples/reports -o out/examples.json
	$(BIN)/rapporteur report examples/reports -o out/examples.html
	$(BIN)/rapporteur verify out/examples.json
	@echo "Open out/examples.html in a browser."

test: .venv/.dev
	$(BIN)/pytest $(PYTEST_ARGS)

score: .venv/.dev
	$(BIN)/python bench/score.py

bench: .venv/.dev
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/peers.py
	$(BIN)/python bench/pages.py
	$(BIN)/python bench/reading.py
	$(PIP) install --quiet --require-hashes -r constraints-bench.txt
	$(BIN)/python bench/relating.py

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/.dev
	$(BIN)/mypy

check: lint types test

# Damaged sources for the readers, guided by what they reach; FUZZ_ARGS=-max_total_time=600 for longer. Linux only.
fuzz: .venv/.dev
	$(PIP) install --quiet --require-hashes -r constraints-fuzz.txt
	mkdir -p out/fuzz
	$(BIN)/python tests/fuzz_readers.py out/fuzz tests/golden/doors tests/golden/pages -max_total_time=60 -timeout=20 -rss_limit_mb=2048 $(FUZZ_ARGS)

constraints: .venv/.dev
	$(BIN)/python -m pip install --quiet uv
	$(COMPILE) --upgrade --group build -o constraints.txt
	$(COMPILE) --upgrade --group build --group dev -c constraints.txt -o constraints-dev.txt
	$(subst compile pyproject.toml,compile,$(COMPILE)) --upgrade --group fuzz -o constraints-fuzz.txt
	$(subst compile pyproject.toml,compile,$(COMPILE)) --upgrade --group bench -c constraints-dev.txt -o constraints-bench.txt

clean:
	rm -rf .venv out build dist

# The wheel in an environment of its own: what users install must hold its data files and run.
wheel: .venv/.run
	rm -rf dist out/wheel
	$(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	$(PYTHON) -m venv out/wheel
	out/wheel/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r constraints.txt
	out/wheel/bin/python -m pip --disable-pip-version-check install --quiet --no-deps dist/*.whl
	out/wheel/bin/rapporteur report examples/reports -o out/wheel.json
	out/wheel/bin/rapporteur verify out/wheel.json
