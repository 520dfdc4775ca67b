# SPDX-License-Identifier: MIT
# Everything that is done with Coolhead, from a first start to a packaged program. `make help` lists it.

.DEFAULT_GOAL := help
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
LINUX :=
else
BIN := .venv/bin
LINUX := $(filter Linux,$(shell uname -s))
endif

# What `coolhead`, pytest or a benchmark is given: make run ARGS=message.eml, make test ARGS="tests/review -x"
ARGS ?=

SETUP := .venv/.setup-stamp
BUILD := .venv/.build-stamp
# Set when all tests have passed; `make check` runs them again only if one of these is newer.
PASSED := build/.tests-passed
TESTED := desktop tests content corpus resources requirements pyproject.toml

# The learned part is taught in an environment of its own: none of its tools is needed to run the program.
TRAIN_BIN := .venv-train/$(notdir $(BIN))
TRAIN := .venv-train/.setup-stamp
TAUGHT := build/encoder
ENCODER := resources/encoder

.PHONY: help setup system run test lint check fix content corpus train dist smoke screenshots icons eval bench lock clean

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: $(SETUP) ## Build .venv with everything the program and its tests need

$(SETUP): requirements/dev.txt pyproject.toml
	@if [ ! -x $(BIN)/python ] && [ -n "$(LINUX)" ]; then sh resources/linux/system.sh python; fi
	@if [ ! -x $(BIN)/python ]; then "$$(sh .ci/python)" -m venv .venv; fi
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(BUILD): requirements/build.txt $(SETUP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/build.txt
	@touch $@

system: $(SETUP) ## Install Qt's system libraries where they are missing (Linux)
	@if [ -n "$(LINUX)" ]; then sh resources/linux/system.sh qt $(BIN)/python; fi

run: ## Start Coolhead from source
	@if [ -n "$(LINUX)" ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
	  echo "No display: start this in a desktop session, or set DISPLAY or WAYLAND_DISPLAY first." >&2; exit 1; fi
	@$(MAKE) system
	@$(BIN)/coolhead $(ARGS)

test: system ## Run all tests (some: make test ARGS="tests/review -x")
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)
	@if [ -z "$(ARGS)" ]; then mkdir -p build && touch $(PASSED); fi

lint: $(SETUP) ## Check style, types, the rooms' imports and the content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(MAKE) content

check: lint ## Check everything: lint, then the tests unless they passed since the last change
	@if [ -f $(PASSED) ] && [ -z "$$(find $(TESTED) -newer $(PASSED) ! -path '*__pycache__*' ! -path '*.egg-info*')" ]; then \
	  echo "Tests: passed, and nothing has changed since."; else $(MAKE) test; fi

fix: $(SETUP) ## Mend style where a tool can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

content: $(SETUP) ## Check the playbook in content/
	$(BIN)/coolhead pack check content

corpus: $(SETUP) ## Check the labelled conversations in corpus/
	$(BIN)/python corpus/check.py

$(TRAIN): requirements/run.txt requirements/train.txt
	"$$(sh .ci/python)" -m venv .venv-train
	$(TRAIN_BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/run.txt
	$(TRAIN_BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(TRAIN_BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/train.txt
	@touch $@

train: $(TRAIN) ## Teach the learned part anew on corpus/, and choose its thresholds (an hour and more)
	@mkdir -p $(TAUGHT) $(ENCODER)
	PYTHONPATH=desktop $(TRAIN_BIN)/python corpus/train.py $(TAUGHT)/encoder.pt $(ARGS)
	PYTHONPATH=desktop $(TRAIN_BIN)/python corpus/export.py $(TAUGHT)/encoder.pt $(ENCODER)/encoder.onnx
	PYTHONPATH=desktop $(TRAIN_BIN)/python corpus/choose.py $(ENCODER)

dist: system $(BUILD) ## Build the packaged program: dist/coolhead/coolhead
	@if [ -n "$(LINUX)" ]; then sh resources/linux/system.sh dist $(BIN)/python; fi
	$(BIN)/python -m PyInstaller --noconfirm --log-level WARN --workpath build/pyinstaller --distpath dist build.spec
	@du -sh dist/coolhead

smoke: ## Start the packaged program from another folder, with an empty environment
	@sh .ci/smoke dist/coolhead/coolhead

screenshots: system ## Take the README's pictures of the window, on a virtual desktop
	@sh .ci/screenshots $(BIN) resources/screenshots

icons: $(SETUP) ## Draw the program icon's files from its SVG
	$(BIN)/python resources/icons/render.py

eval: $(SETUP) ## Review labelled replies with patterns, the learned part and both, and score the answers
	@$(BIN)/python bench/evaluate.py $(ARGS)

bench: $(SETUP) ## Measure speed, size and memory
	@for bench in bench/start.py bench/speed.py bench/learned.py; do echo "== $$bench"; QT_QPA_PLATFORM=offscreen $(BIN)/python $$bench $(ARGS) || exit 1; done

lock: ## Pin the newest allowed requirements anew, with hashes
	@sh .ci/lock

clean: ## Remove everything that make has built
	rm -rf .venv .venv-train build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	rm -rf desktop/*.egg-info
	find desktop tests bench corpus -name __pycache__ -type d -prune -exec rm -rf {} +
