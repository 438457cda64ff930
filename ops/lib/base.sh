# shellcheck shell=bash
# What every script here shares: where the repo is, and how it speaks.
# Exit statuses are the contract's: 2 for what the caller must put right, 3 for a database that cannot be reached.

if declare -F say >/dev/null; then return 0; fi # read before

root=$(readlink -f -- "${BASH_SOURCE[0]}")
root=${root%/ops/lib/*}

# One line on standard error, for a person.
say() { printf '%s\n' "$*" >&2; }

# The same, only where somebody watches: logs stay free of chatter.
progress() { if [ -t 2 ]; then say "$@"; fi; }
