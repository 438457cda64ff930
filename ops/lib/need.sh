# shellcheck shell=bash
# need NAME…: Debian packages that a test or a first start cannot do without.
# Nobody's machine is changed unasked: only CI, which runs as root on a machine of its own, installs by itself.
# shellcheck source-path=SCRIPTDIR source=base.sh
. "${BASH_SOURCE[0]%/*}/base.sh"

need() {
    local name missing=()
    for name; do
        dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "${CI:-}" != true ] || [ "$EUID" -ne 0 ] || ! command -v apt-get >/dev/null; then
        say "Missing: ${missing[*]}. This installs what is missing: apt-get install ${missing[*]}"
        return 2
    fi
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"; } \
        </dev/null >"$root/.data/apt.log" 2>&1 && return 0
    say "apt-get could not install ${missing[*]}: $(tail -n 1 "$root/.data/apt.log")"
    return 2
}
