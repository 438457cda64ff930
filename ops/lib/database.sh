# shellcheck shell=bash
# The private clusters: .data/NAME at the repo's root, whatever the working directory.
#   .data/NAME/data      the cluster          .data/NAME/password  its superuser's
#   .data/NAME/port      where it was last    .data/NAME/server.log, setup.log
#   .data/NAME/site-password  that of the login which runs the site, parley_site
# `record` is the record's own; `test` and `bench` are thrown away after each run.
# shellcheck source-path=SCRIPTDIR source=base.sh
. "${BASH_SOURCE[0]%/*}/base.sh"
# shellcheck source-path=SCRIPTDIR source=postgres.sh
. "${BASH_SOURCE[0]%/*}/postgres.sh"
# shellcheck source-path=SCRIPTDIR source=process.sh
. "${BASH_SOURCE[0]%/*}/process.sh"

# database_start: exports PARLEY_DB, unless the caller names a database of their own.
database_start() {
    export PARLEY_KEYS="${PARLEY_KEYS:-$root/.data/keys}"
    [ -z "${PARLEY_DB:-}" ] || return 0
    cluster_start record || return
    # The connection is direct, so the server may keep prepared statements: about a third more moves a second (ops/bench).
    export PARLEY_DB="$cluster;Database=parley;Max Auto Prepare=100"
}

database_stop() {
    [ "${PARLEY_DB:-}" != "${cluster:-};Database=parley;Max Auto Prepare=100" ] || unset PARLEY_DB # ours
    [ -n "${PARLEY_DB:-}" ] || cluster_stop record
}

# cluster_start NAME: starts it unless it runs, and sets `cluster`, an Npgsql connection string that lacks a database.
cluster_start() {
    local home=$root/.data/$1
    if ! cluster_ready "$home"; then
        cluster_locked "$home" cluster_bring_up || return 3
        cluster_ready "$home" || { say "The database in .data/$1 stopped again; see .data/$1/server.log"; return 3; }
    fi
    cluster="Host=127.0.0.1;Port=$cluster_port;Username=parley;Password=$(<"$home/password")"
}

# site_login: after database_start, sets `site_cluster`, like `cluster` for the site's own login, and its `site_password`.
# shellcheck disable=SC2034 # read in ops/up
site_login() {
    local file=$root/.data/record/site-password
    # Made beside its place: two first starts at once end with one password.
    if ! [ -s "$file" ]; then
        (umask 077 && od -An -tx1 -N24 /dev/urandom | tr -d ' \n' >"$file.$$" && { ln "$file.$$" "$file" 2>/dev/null || [ -s "$file" ]; })
        rm -f "$file.$$"
    fi
    site_password=$(<"$file")
    [ -n "$site_password" ] || { say "The site's password cannot be read from .data/record/site-password"; return 3; }
    site_cluster="Host=127.0.0.1;Port=$cluster_port;Username=parley_site;Password=$site_password"
}

cluster_stop() {
    local home=$root/.data/$1
    [ ! -d "$home" ] || cluster_locked "$home" cluster_shut_down
}

cluster_remove() {
    cluster_stop "$1" && rm -rf "${root:?}/.data/${1:?}"
}

# One at a time may start or stop a cluster. The server must not inherit the lock: it would hold it for ever.
cluster_locked() {
    mkdir -p "$root/.data" && (umask 077 && mkdir -p "$1") && (
        umask 077
        flock 9
        "$2" "$1" 9>&-
    ) 9>>"$1.lock"
}

# cluster_ready HOME: is it up? Sets cluster_port. Forks nothing, for this is on the way of every command.
cluster_ready() {
    local line=()
    cluster_pid "$1" >/dev/null && mapfile -t line <"$1/data/postmaster.pid" 2>/dev/null || return 1
    [[ ${line[7]:-} == ready* ]] || return 1
    cluster_port=${line[3]}
}

# cluster_pid HOME: prints the number of the live server, if there is one. A killed server leaves its pid file behind,
# and the number may by now be a zombie's, which pg_ctl takes for running, or somebody else's.
cluster_pid() {
    local pid=
    { read -r pid <"$1/data/postmaster.pid"; } 2>/dev/null
    [ -n "$pid" ] && process_lives "$pid" && process_works_in "$pid" "$1/data" && printf '%s\n' "$pid"
}

# Every process of a server works in its data folder, also when the folder has been moved; where the kernel does not
# tell us, the server's own command line does.
process_works_in() {
    if [ -e "/proc/$1/cwd" ]; then [ "/proc/$1/cwd" -ef "$2" ]; else grep -qzxF -- "$2" "/proc/$1/cmdline" 2>/dev/null; fi
}

cluster_bring_up() {
    local home=$1 data=$1/data bin major=
    cluster_await "$home" && return 0
    [ ! -e "$data/PG_VERSION" ] || read -r major <"$data/PG_VERSION"
    bin=$(find_postgres "$major") || return 3
    choose_user "$data"
    [ -n "$major" ] || cluster_create "$home" || return 3
    cluster_clear_pid "$data" || return 3
    progress 'Starting the database…'
    cluster_launch "$home"
}

# A server on its way up (perhaps recovering) is waited for, one on its way down too.
cluster_await() {
    local try
    for ((try = 0; try < 6000; try++)); do
        cluster_pid "$1" >/dev/null || return 1
        ! cluster_ready "$1" || return 0
        sleep 0.05
    done
    return 1
}

# Made beside its place and moved when whole, so that an interrupted first start leaves nothing half done.
cluster_create() {
    local home=$1 new=$1/new sync=()
    progress 'Making a new database…'
    rm -rf "$new" && mkdir "$new" || return 3
    od -An -tx1 -N24 /dev/urandom | tr -d ' \n' >"$home/password"
    [ "$run_owner" = 0:0 ] || [ -z "$run_owner" ] || chown "$run_owner" "$home" "$new" "$home/password"
    [ "${home##*/}" != test ] || sync=(--no-sync)
    server_program initdb -D "$new" -U parley --pwfile="$home/password" -A scram-sha-256 --locale=C --encoding=UTF8 \
        --data-checksums --no-instructions "${sync[@]}" >"$home/setup.log" 2>&1 </dev/null &&
        server_program postgres --single -D "$new" postgres >>"$home/setup.log" 2>&1 <<<'create database parley' &&
        mv -T "$new" "$home/data" && return 0
    say "The database could not be made: $(grep -E 'error|FATAL|denied|cannot' "$home/setup.log" | head -n 1) (.data/${home##*/}/setup.log)"
    return 3
}

# PostgreSQL clears a pid file whose process is gone, but believes one whose number a zombie or a stranger bears.
# That file also guards against two servers on one folder: it goes only when no process works there any more.
cluster_clear_pid() {
    local data=$1 try proc
    [ -e "$data/postmaster.pid" ] || return 0
    for ((try = 0; try < 200; try++)); do
        for proc in /proc/[0-9]*; do
            [ "$proc/cwd" -ef "$data" ] && sleep 0.05 && continue 2
        done
        rm -f "$data/postmaster.pid"
        return 0
    done
    say "Process ${proc#/proc/} of a database server that was killed still works in $data; end it and try again."
    return 3
}

# The port of the last time if it is free, else another; whoever loses a race for one tries the next.
cluster_launch() {
    local home=$1 try port durable=()
    [ "${home##*/}" != test ] || durable=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)
    for ((try = 0; try < 20; try++)); do
        port=
        [ "$try" -gt 0 ] || { read -r port <"$home/port"; } 2>/dev/null
        # Below the range from which the kernel hands out ports to clients.
        [[ $port =~ ^[0-9]+$ ]] || port=$((20000 + RANDOM % 12000))
        port_free "$port" || continue
        [ ! -e "$home/server.log" ] || mv -f "$home/server.log" "$home/server.previous.log"
        # pg_ctl's output goes to a file: the server holds it open, and a reader of a pipe would wait for ever.
        if server_program pg_ctl -D "$home/data" -l "$home/server.log" -w -t 300 -o "-p $port -c listen_addresses=127.0.0.1 \
            -c unix_socket_directories='' -c max_connections=200 -c timezone=UTC -c log_timezone=UTC ${durable[*]}" start \
            >"$home/setup.log" 2>&1 </dev/null; then
            printf '%s\n' "$port" >"$home/port"
            return 0
        fi
        grep -qs 'could not bind' "$home/server.log" || break
    done
    say "The database did not start: $(grep -hsE 'FATAL|PANIC|error' "$home/server.log" "$home/setup.log" | head -n 1) (.data/${home##*/}/server.log)"
    return 3
}

# Messages in English, for we read them.
server_program() (
    program=$1
    shift
    LC_ALL=C alone "${run_as[@]}" "$bin/$program" "$@"
)

# The server's fast shutdown: open transactions are rolled back, clients are told. pg_ctl would only send the same signal.
cluster_shut_down() {
    local pid try
    pid=$(cluster_pid "$1") || return 0
    kill -INT "$pid" 2>/dev/null || { say "The database server (process $pid) belongs to another user, who must stop it."; return 3; }
    for ((try = 0; try < 1200; try++)); do
        cluster_pid "$1" >/dev/null || return 0
        sleep 0.05
    done
    say "The database server (process $pid) has not stopped within a minute."
    return 3
}
