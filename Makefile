# make demo   a chat window over the starter catalogue; does all its own set-up
# make demo-media   the same over free pictures and music, fetched from Debian's packages
# make test   every check, as CI runs it; does all its own set-up
# make bench  what a turn costs on this machine
PYTHON ?= python3
# On Linux without a GPU, a smaller torch: make demo TORCH="torch torchvision --index-url https://download.pytorch.org/whl/cpu"
TORCH ?= torch==2.14.1 torchvision==0.29.1
BIN := .venv/bin
READY := .venv/.ready

PACKS := pack:stamps pack:singularity pack:muldjord pack:sectoid pack:opsound

.PHONY: setup demo demo-media test test-all bench lint clean

setup: $(READY)
	@$(BIN)/shelftalk setup

demo: setup
	@$(BIN)/shelftalk serve --open

demo-media: setup
	@$(BIN)/shelftalk add $(PACKS) --catalogue media
	@SHELFTALK_CATALOGUE=media $(BIN)/shelftalk serve --open

test: lint
	@sh .ci/programs
	@$(BIN)/shelftalk setup --speech
	$(BIN)/pytest
	$(BIN)/pytest -m "model and not long" --timeout 1200
	$(BIN)/pytest -m browser --timeout 600

test-all: lint
	@sh .ci/programs
	@$(BIN)/shelftalk setup --speech
	$(BIN)/pytest
	SHELFTALK_ALL_DIALOGUES=1 $(BIN)/pytest -m "model or browser" --timeout 1200

bench: setup
	$(BIN)/python -m tests.benchmarks.turn

lint: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/pyright
	$(BIN)/lint-imports

$(READY): pyproject.toml .ci/environment
	@PYTHON="$(PYTHON)" TORCH="$(TORCH)" sh .ci/environment
	@touch $(READY)

clean:
	rm -rf .venv
