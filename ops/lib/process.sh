# shellcheck shell=bash
# Processes and ports, from /proc and bash alone.

process_lives() {
    local stat
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
    stat=${stat##*) }
    [[ ${stat:0:1} != [ZX] ]]
}

# process_name PID: its number and when it began, for numbers are used again.
process_name() {
    local stat
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
    read -ra stat <<<"${stat##*) }"
    printf '%s.%s\n' "$1" "${stat[19]}"
}

# process_is NAME: is the process of that name still there?
process_is() {
    process_lives "${1%.*}" && [ "$(process_name "${1%.*}")" = "$1" ]
}

# process_end NAME SECONDS: asks it to stop, and makes it stop when the time is over.
process_end() {
    local try
    process_is "$1" && kill -TERM "${1%.*}" || return 0
    for ((try = 0; try < $2 * 20; try++)); do
        sleep 0.05
        process_is "$1" || return 0
    done
    kill -KILL "${1%.*}"
}

# alone COMMAND…: becomes that command, in a session of its own, so that Ctrl-C in the terminal does not reach it, and
# without the pipes and locks that the caller holds open beside its three streams: whoever waits for their end would wait
# as long as it lives. Does not return: to be called in a subshell, whose process number is then the command's.
alone() {
    local fd
    for fd in /proc/self/fd/*; do
        fd=${fd##*/}
        [ "$fd" -le 2 ] || exec {fd}>&-
    done
    exec setsid --wait "$@"
}

port_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
