#!/usr/bin/env bash
# Says in one sentence each which of the prerequisites in README.md is missing. Installs nothing.
set -euo pipefail

missing=0

needs() { # program, what it is
  if ! command -v "$1" >/dev/null; then
    echo "missing: $1 – $2" >&2
    missing=1
  fi
}

needs cargo 'a Rust toolchain, 1.95 or newer'
needs cc 'a C compiler, for example the package gcc or clang'
needs node 'Node, 20 or newer'
needs npm 'npm, which comes with Node'

if [[ $missing == 1 ]]; then
  echo 'Install what is missing, then run the same command again.' >&2
  exit 1
fi
