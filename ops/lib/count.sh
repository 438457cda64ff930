# shellcheck shell=bash
# The closing line of every test run, `N passed, N failed` and `, N skipped` where some were.

passed=0 failed=0 skipped=0

# add_results FILE…: what the runners themselves wrote into their result files (TRX). A test without a verdict, be it an
# error or one that was cut off, has failed; one that was not executed was skipped.
add_results() {
    local file line total executed good
    for file; do
        line=$(grep -m 1 -o '<Counters [^>]*' "$file") || continue
        total=$(attribute total) executed=$(attribute executed) good=$(attribute passed)
        passed=$((passed + good)) failed=$((failed + executed - good)) skipped=$((skipped + total - executed))
    done
}

attribute() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$line"; }

# add_line TEXT: a closing line of another run.
add_line() {
    [[ $1 =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)?$ ]] || return 1
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2])) skipped=$((skipped + ${BASH_REMATCH[4]:-0}))
}

closing_line() {
    printf '%d passed, %d failed' "$passed" "$failed"
    [ "$skipped" -eq 0 ] || printf ', %d skipped' "$skipped"
    printf '\n'
}
