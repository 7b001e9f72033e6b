# The commands of the house. `make` alone lists them.
#
# Everything is built in cargo's dev profile, which is optimised (see
# Cargo.toml); only the benchmark, the build for ARM and the packages are
# releases.

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench picture demo arm arm-test package package-test machine nightly

# What `make run` hands to `komspot serve`: make run ARGS='--listen 0.0.0.0:8080'
ARGS ?=
# Which packages `make package` makes: amd64, arm64 or both.
ARCH ?= amd64 arm64

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 14

setup: ## install what building needs, and fetch the prebuilt DuckDB
	@.ci/setup

run: setup ## build, and serve the demo: make run ARGS='--listen 127.0.0.1:8080'
	@cargo run --locked -- --config data/komspot.toml serve $(ARGS)

test: ## install what the tests need, and run them all, the browser's too
	@.ci/setup --browser
	@cargo test --locked --quiet --doc
	@if cargo nextest --version >/dev/null 2>&1; then \
		KOMSPOT_BROWSER=1 cargo nextest run --locked; \
	else \
		KOMSPOT_BROWSER=1 cargo test --locked --all-targets; \
	fi

lint: setup ## check the formatting, and take every lint for an error
	@cargo fmt --check
	@cargo clippy --locked --all-targets -- -D warnings

# The program carries data/protected, so that has to be there while it is built:
# the new one is made beside it.
demo: setup ## renew the demo: the invented figures, and what the gate leaves of them
	@cargo run --locked --quiet --example demo -- data/demo >/dev/null
	@rm -rf target/protected
	@cargo run --locked --quiet -- protect data/demo --out target/protected
	@rm -rf data/protected && mv target/protected data/protected

picture: ## renew the documents' pictures from the running program
	@.ci/setup --browser
	@KOMSPOT_BROWSER=1 KOMSPOT_SCREENSHOTS=$(CURDIR)/docs/guide cargo test --locked --test it -- \
		browser::a_pinned_scene operator::guide
	@cd docs/guide && mv wall-haervaerk-1920x1080.png ../wall.png && \
		for name in note-1920x1080 operator-1440x900 explorer-1440x900; do \
			mv "guide-$$name.png" "$${name%-*}.png"; done

bench: setup ## build the release, and measure it against its peers
	@cargo build --locked --release --bins --example assess
	@tests/bench/run

arm: ## cross-build the release for 64-bit ARM
	@.ci/arm

arm-test: ## the same, and hold what it serves and writes against this machine's, under qemu
	@.ci/arm-test

package: ## make the Debian packages: make package ARCH=arm64
	@.ci/package $(ARCH)

package-test: ## install, upgrade, remove and purge this machine's package on a fresh Debian (as root)
	@.ci/package "$$(dpkg --print-architecture)"
	@.ci/package-test target/debian/komspot_*_"$$(dpkg --print-architecture)".deb

# PACKAGE=FILE chooses another one, ARGS='PART …' some parts.
machine: ## boot a Debian machine, and prove the package on it (hours; see tests/machine)
	@tests/machine/run --package $(or $(PACKAGE),$(lastword $(sort $(wildcard target/debian/komspot_*_$(shell dpkg --print-architecture).deb)))) $(ARGS)

nightly: ## both packages anew, and all that can be proved of them on emulated machines (as root, hours)
	@.ci/nightly $(ARGS)
