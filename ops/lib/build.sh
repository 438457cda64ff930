# shellcheck shell=bash
# Building when something changed.
# shellcheck source-path=SCRIPTDIR source=base.sh
. "${BASH_SOURCE[0]%/*}/base.sh"

# No telemetry, no greeting, no server process that outlives the command and holds its output open.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
quiet_build=(-c Release --nologo -v quiet -clp:NoSummary -nodeReuse:false --disable-build-servers)

# The site's style sheet and scripts come by npm while it is built.
npm_present() {
    command -v npm >/dev/null && return 0
    # shellcheck source-path=SCRIPTDIR source=need.sh
    . "${BASH_SOURCE[0]%/*}/need.sh"
    need npm
}

dotnet_present() {
    command -v dotnet >/dev/null && return 0
    say 'dotnet is missing: install the .NET SDK 10 from https://dot.net'
    return 2
}

# build_if_stale PROJECT…: folders from the repo's root. Silent unless it fails.
build_if_stale() {
    local project
    dotnet_present || return
    [[ " $* " != *Parley.Web* ]] || npm_present || return 2
    for project; do
        build_is_fresh "$project" || build_locked build_project "$project" || return 2
    done
}

# One stat per source file. A folder's time tells of files that went. The stamp bears the time at which the build began,
# so that what is edited meanwhile counts as newer.
build_is_fresh() {
    local stamp=$root/$1/bin/built
    [ -e "$stamp" ] && [ -e "$root/$1/bin/Release/net10.0/${1##*/}.dll" ] || return 1
    [ -z "$(find "$root/global.json" "$root/src" "$root/$1" \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/lib' \) -prune -o -newer "$stamp" -print -quit)" ]
}

# Two builds at once would write the same files.
build_locked() {
    mkdir -p "$root/.data" && (
        flock 8
        "$@" 8>&-
    ) 8>>"$root/.data/build.lock"
}

build_project() {
    build_is_fresh "$1" && return 0 # somebody else built while we waited
    progress "Building $1…"
    build_begin && build_say dotnet build "$root/$1" "${quiet_build[@]}" && build_done "$1"
}

# The folders that a build makes are made before the stamp, or they would look like a change.
build_begin() {
    local file
    for file in "$root"/{src,tests}/*/*.csproj; do mkdir -p "${file%/*}/bin" "${file%/*}/obj"; done
    mkdir -p "$root/src/Parley.Web/wwwroot/lib" "$root/src/Parley.Web/Assets/node_modules"
    touch "$root/.data/build.began"
}

build_done() {
    local project
    for project; do cp --preserve=timestamps "$root/.data/build.began" "$root/$project/bin/built"; done
}

# Runs a command and shows what it printed only if it failed.
build_say() {
    local log=$root/.data/build.log
    "$@" >"$log" 2>&1 </dev/null && return 0
    # The compiler repeats a line for every project that uses the file.
    { grep -E '(error|warning) ' "$log" | sort -u || cat "$log"; } | sed "s|$root/||g" >&2
    return 1
}

# build_solution: everything, as the lock files say, for the tests.
build_solution() {
    dotnet_present && npm_present || return 2
    build_locked build_all || return 2
}

build_all() {
    local file projects=()
    progress 'Building everything…'
    build_begin &&
        build_say dotnet restore "$root/src/Parley.slnx" --locked-mode -v quiet --disable-build-servers &&
        build_say dotnet build "$root/src/Parley.slnx" --no-restore "${quiet_build[@]}" || return
    for file in "$root"/{src,tests}/*/*.csproj; do
        file=${file%/*}
        projects+=("${file#"$root"/}")
    done
    build_done "${projects[@]}"
}
