#!/usr/bin/env bash
# Installs by package name what the tests need beside the prerequisites in README.md: a Chromium
# and a PostgreSQL. The tests start a server of their own in a temporary folder and stop it again.
# As root or through sudo; without either it prints the one command to run, and fails. Nothing is
# ever skipped because something is missing.
set -euo pipefail

packages=()
if [[ ! -x /usr/bin/chromium && ! -x /usr/bin/chromium-browser ]]; then
  packages+=(chromium)
fi
# Debian keeps the programs of each version outside PATH.
if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
  packages+=(postgresql)
fi
if [[ ${#packages[@]} == 0 ]]; then
  exit 0
fi

command="apt-get update && apt-get install --yes --no-install-recommends ${packages[*]}"
echo "The tests need: ${packages[*]}"

if ! command -v apt-get >/dev/null; then
  echo "This is not a Debian or Ubuntu. Install these with your own package manager: ${packages[*]}" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
if [[ $(id -u) == 0 ]]; then
  bash -c "$command"
elif command -v sudo >/dev/null && { sudo --non-interactive true 2>/dev/null || [[ -t 0 ]]; }; then
  sudo --preserve-env=DEBIAN_FRONTEND bash -c "$command"
else
  echo "Run this once as an administrator, then \`make test\` again:" >&2
  echo "  $command" >&2
  exit 1
fi
