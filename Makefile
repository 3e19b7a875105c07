# make demo | test | setup are what a user needs; check is what every commit must pass.
BIN := .venv/bin
RUN := .venv/.run
DEV := .venv/.dev
BENCH := .venv/.bench

.PHONY: demo test setup check lint types layers lang format lock floors screenshots ftm fuzz bench sbom audit clean

demo: $(RUN)
	@$(BIN)/riwaya build samples --out out/demo
	@echo
	@echo "The dossier of the samples: open $(CURDIR)/out/demo/dossier.html in a browser."

setup: $(RUN)

test: $(DEV)
	@tools/browser.sh
	@$(BIN)/pytest

check: $(DEV) lint types layers lang
	@tools/browser.sh
	@$(BIN)/pytest

lint: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(DEV)
	@$(BIN)/mypy

layers: $(DEV)
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

lang: $(DEV)
	@$(BIN)/riwaya lang check

# Scores on the hand-annotated pages, where they lie beside the checkout, against the project's floors.
floors: $(DEV)
	@$(BIN)/python -m riwaya.evaluate

# The FollowTheMoney export against its own library; installing that needs a C++ compiler and ICU's headers.
ftm: $(DEV)
	@tools/setup.sh ftm
	@RIWAYA_FTM=1 $(BIN)/pytest tests/dossier/exports/test_exports_ftm.py

# Half a minute, or `make fuzz MINUTES=60` (docs/fuzzing.md).
fuzz: $(DEV)
	@$(BIN)/python tools/fuzz.py --seconds $(if $(MINUTES),$$(( $(MINUTES) * 60 )),30) --json out/fuzz.json

# What the program is made of (out/sbom.cdx.json), and whether any of it is known to be unsafe (asks the network).
sbom: $(RUN)
	@tools/audit.sh sbom

audit: $(RUN)
	@tools/audit.sh audit

# Pages a second beside other tools on the same pages (docs/performance.md): `make bench PAGES=a-folder`.
bench: $(BENCH)
	@$(BIN)/python benchmarks/bench.py $(PAGES) --json out/bench.json

# The pictures of the README.
screenshots: $(DEV)
	@$(BIN)/python tools/screenshots.py

format: $(DEV)
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

# Locks for every supported Python and system at once, with hashes and without addresses.
lock: $(DEV)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links pyproject.toml -o requirements/run.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --group dev pyproject.toml -o requirements/dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --constraints requirements/dev.lock \
		--group ftm -o requirements/ftm.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --constraints requirements/dev.lock \
		--group bench -o requirements/bench.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --group audit -o requirements/audit.lock

$(RUN): pyproject.toml requirements/run.lock tools/setup.sh
	@tools/setup.sh run

$(DEV): pyproject.toml requirements/dev.lock tools/setup.sh
	@tools/setup.sh dev
	@touch $(RUN)

# What is compared with; where it cannot be had it is passed over.
$(BENCH): requirements/bench.lock tools/setup.sh | $(RUN)
	@tools/setup.sh bench || echo "requirements/bench.lock cannot be installed; going on without" >&2

clean:
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
