# The two commands that do everything: `make demo` and `make test`. The everyday ones: `make check`
# and `make fmt`. All of them may be run again at any time; what is done is not done twice.

TARGET := $(or $(CARGO_TARGET_DIR),target)
PORT ?= 8480
DEMO := $(TARGET)/demo-data
SECONDS_EACH ?= 600
MADE := crates/web/assets/generated.stamp
MODULES := node_modules/.package-lock.json

.DEFAULT_GOAL := help
.PHONY: help demo test check fmt assets test-browser bench fuzz prerequisites

help:
	@echo 'make demo    build, invent a caseload, and serve pages and API here (PORT=$(PORT))'
	@echo 'make test    install what the tests need, and run all of them'
	@echo 'make check   format, lints and Rust tests: what to run before a commit'
	@echo 'make fmt     format the code'
	@echo 'make assets  make the stylesheets and fonts that the pages embed'
	@echo 'make bench   how fast the engine is: a few minutes'
	@echo 'make fuzz    feed the readers any text: twenty minutes (see fuzz/README.md)'

demo: prerequisites
	@echo '[1/3] The design system (stylesheets, fonts): a few seconds the first time.'
	@$(MAKE) --no-print-directory assets
	@echo '[2/3] The program: one to five minutes the first time on two cores, seconds after that.'
	@cargo build --locked --profile demo --package rettesnor
	@echo '[3/3] Invented cases, then the start. Stop it with Ctrl-C.'
	@rm -rf '$(DEMO)'
	@$(TARGET)/demo/rettesnor demo --data '$(DEMO)'
	@exec $(TARGET)/demo/rettesnor serve --data '$(DEMO)' --port $(PORT)

test: prerequisites
	@echo '[1/4] What the tests need.'
	@scripts/test-packages.sh
	@echo '[2/4] The design system.'
	@$(MAKE) --no-print-directory assets
	@echo '[3/4] The Rust tests: a few minutes the first time.'
	@RETTESNOR_TEST_POSTGRES=required cargo test --locked --workspace
	@echo '[4/4] The browser tests: two to four minutes.'
	@$(MAKE) --no-print-directory test-browser

# Needs what `make test` installs, and builds the program only if it has changed.
test-browser: assets
	cargo build --locked --profile test --package rettesnor # As the Rust tests built it.
	RETTESNOR_SERVER='$(TARGET)/debug/rettesnor serve --port 0' node --test tests/browser/

check: assets
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cargo test --locked --workspace

fmt:
	cargo fmt --all

assets: $(MADE)

$(MADE): $(MODULES) scripts/build-assets.mjs $(wildcard crates/web/assets/src/*)
	node scripts/build-assets.mjs

$(MODULES): package.json package-lock.json .npmrc
	npm ci --loglevel=error
	@touch $@

bench:
	cargo bench --locked --package standards

# Needs what fuzz/README.md names; no part of what the tests build.
fuzz:
	@mkdir -p fuzz/corpus/read_facts fuzz/corpus/read_standard
	cargo +nightly fuzz run read_facts fuzz/corpus/read_facts fuzz/seeds/read_facts -- -max_total_time=$(SECONDS_EACH)
	cargo +nightly fuzz run read_standard fuzz/corpus/read_standard fuzz/seeds/read_standard -- -max_total_time=$(SECONDS_EACH) -max_len=12000

prerequisites:
	@scripts/prerequisites.sh
