#!/usr/bin/env bash
# Runs the README's first steps as they stand there, in an empty folder with a database of their own: bash ops/lib/readme-test.sh
# The last line is `N passed, N failed`: one check for each block of commands, one for each answer that it promises.
set -uo pipefail
lib=$(readlink -f -- "${BASH_SOURCE[0]}")
lib=${lib%/*}
# shellcheck source-path=SCRIPTDIR source=database.sh
. "$lib/database.sh"
# shellcheck source-path=SCRIPTDIR source=count.sh
. "$lib/count.sh"

work=$(mktemp -d)
finish() {
    cluster_remove readme
    rm -rf "$work"
    closing_line
    [ "$failed" -eq 0 ]
}
trap finish EXIT

check() {
    local sentence=$1
    shift
    if "$@" >"$work/said" 2>&1; then passed=$((passed + 1)); return; fi
    failed=$((failed + 1))
    printf 'Failed: %s\n' "$sentence"
    sed 's/^/    /' "$work/said"
}

unset PARLEY_DB
cluster_remove readme
cluster_start readme || exit 1
export PARLEY_DB="$cluster;Database=parley"
ln -s "$root/ops" "$work/ops"
awk -v to="$work/block-" '/^```sh$/ { block = to (++n) ".sh"; next } /^```$/ { block = "" } block != "" { print > block }' "$root/README.md"

shopt -s nullglob
for block in "$work"/block-*.sh; do
    check "README: $(grep -m 1 -o 'ops/parley.*' "$block")" bash -c 'cd "$1" && bash -euo pipefail "$2"' - "$work" "$block"
    cp "$work/said" "$block.said"
done
check 'The first move is counted.' grep -q '1 move on 1 article: 0 tentatively agreed, 1 open' "$work/block-1.sh.said"
check 'The status after the tentative agreement counts it.' grep -q 'on 2 articles: 1 tentatively agreed, 1 open' "$work/block-2.sh.said"
check 'The status before it does not.' grep -q 'on 2 articles: 0 tentatively agreed, 2 open' "$work/block-2.sh.said"
check 'The text is the one in force on that date.' grep -q '1.2 Overtime is paid at one and one-half times the rate.' "$work/block-3.sh.said"
check 'The text follows the votes.' grep -q '2.2 Overtime is paid at three times the rate.' "$work/block-4.sh.said"
check 'The search finds the agreement.' grep -q 'tentative-agreement  Wages' "$work/block-4.sh.said"
check 'The history has the words put in.' grep -q '<ins>three' "$work/block-4.sh.said"
check 'The comparison follows the provision to its new number.' grep -q '1.2 → 2.2' "$work/compared.html"
for file in compared exhibit; do
    check "There is a Word file: $file." test "$(head -c 2 "$work/$file.docx")" = PK
done
