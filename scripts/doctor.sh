# shellcheck shell=bash
# ./parley doctor: what this machine has, what it lacks and what for, and whether ./parley start could work.

troubles=()

# row STATE WHAT ABOUT
row() {
    printf '  %-8s %-17s %s\n' "$1" "$2" "$3"
}

# Something without which ./parley start cannot work.
trouble() {
    row "$1" "$2" "$3"
    troubles+=("${4:-$2: $3}")
}

doctor() {
    local port=${PORT:-8080} gateways=1 data=$home/.parley
    while [[ $# -gt 0 ]]; do
        case $1 in
            --port | --gateways | --data) [[ $# -gt 1 ]] || fail "$1 wants a value (see ./parley doctor --help)" ;;
        esac
        case $1 in
            --port) port=$2 && shift 2 ;;
            --port=*) port=${1#*=} && shift ;;
            --gateways) gateways=$2 && shift 2 ;;
            --gateways=*) gateways=${1#*=} && shift ;;
            --data) data=$2 && shift 2 ;;
            --data=*) data=${1#*=} && shift ;;
            *) fail "There is no $1 (see ./parley doctor --help)" ;;
        esac
    done
    [[ $port =~ ^[0-9]{1,5}$ && $gateways =~ ^[0-9]{1,2}$ ]] || fail "--port and --gateways are numbers (see ./parley doctor --help)"

    echo "To start Parley"
    look_at_system
    look_at_jdk
    look_at_user "$data"
    look_at_ports "$port" "$gateways" "$data"
    look_at_memory
    look_at_disk "$data"
    echo "To test it, besides"
    look_at_needs_of_tests
    echo
    if [[ ${#troubles[@]} -gt 0 ]]; then
        echo "./parley start cannot work here:"
        printf '  %s\n' "${troubles[@]}"
        exit 1
    fi
    echo "./parley start can work here."
}

# PostgreSQL comes with the build, for these.
look_at_system() {
    local system
    system="$(uname -s) $(uname -m)"
    case $system in
        "Linux x86_64" | "Linux aarch64" | "Darwin x86_64" | "Darwin arm64") row ok system "$system" ;;
        *) trouble unknown system "$system: PostgreSQL does not come with the build for it (Linux and macOS on x86_64 and arm64 have it)" ;;
    esac
}

look_at_jdk() {
    local found
    if found=$(find_jdk); then
        row ok "JDK $oldest_jdk" "$found"
    else
        trouble missing "JDK $oldest_jdk" "$(purpose jdk); $(how_to_get jdk "./parley start --install")"
    fi
}

# how_to_get NEED COMMAND-OF-OURS
how_to_get() {
    if ! package_manager >/dev/null; then
        echo "there is neither apt-get nor dnf nor brew to install it with"
    elif [[ -z $(packages "$1") ]]; then
        echo "$(package_manager) is not known to have it"
    else
        echo "$2 installs it, or: $(advice "$1")"
    fi
}

# PostgreSQL refuses to run as root.
look_at_user() {
    local nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    if [[ $(id -u) != 0 ]]; then
        row ok user "$(id -un)"
    elif [[ -n ${DATABASE_URL:-} ]]; then
        row ok user "root; PostgreSQL is your own (DATABASE_URL)"
    elif unshare -U true 2>/dev/null; then
        row ok user "root; PostgreSQL, which refuses root, runs in a user namespace of its own"
    elif ! "${nobody[@]}" true 2>/dev/null; then
        trouble "in need" user "root, as whom PostgreSQL refuses to run, and neither unshare -U nor setpriv works here: start as another user"
    elif ! "${nobody[@]}" test -x "$(nearest_folder "$1")" 2>/dev/null; then
        trouble "in need" user "root, so PostgreSQL runs as nobody, who may not enter $(nearest_folder "$1"): choose another folder with --data"
    else
        row ok user "root; PostgreSQL, which refuses root, runs as nobody"
    fi
}

# The folder itself, or the one it would be made in.
nearest_folder() {
    local folder=$1
    until [[ -d $folder ]]; do
        folder=$(dirname "$folder")
    done
    echo "$folder"
}

look_at_ports() {
    local port holder running
    if running=$(running_on "$3"); then
        trouble taken "$(basename "$3")" "Parley already runs on $3 (process $running)"
    fi
    for ((port = $1; port < $1 + $2; port++)); do
        if holder=$(holder_of "$port"); then
            trouble taken "port $port" "$holder listens there: stop it, or choose another port with --port"
        else
            row ok "port $port" "free"
        fi
    done
}

# Prints the process that runs a stack on this data folder.
running_on() {
    local process
    process=$(cat "$1/run/parley.pid" 2>/dev/null) && kill -0 "$process" 2>/dev/null && echo "$process"
}

# Prints who listens on a port; fails where nobody does.
holder_of() {
    local line
    if has lsof && line=$(lsof -nP -iTCP:"$1" -sTCP:LISTEN -Fpc 2>/dev/null) && [[ -n $line ]]; then
        echo "$(sed -n 's/^c//p' <<<"$line" | head -n 1) (process $(sed -n 's/^p//p' <<<"$line" | head -n 1))"
    elif [[ -r /proc/net/tcp ]]; then
        cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
            awk -v port="$(printf ':%04X' "$1")" '$4 == "0A" && $2 ~ port "$" { found = 1 } END { exit !found }' &&
            echo "another program"
    else
        (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && echo "another program"
    fi
}

# All of it takes somewhat more than one gigabyte; building it a little more.
look_at_memory() {
    local free
    free=$(free_megabytes_of_memory)
    if [[ -z $free ]]; then
        row unknown memory "1500 MB are wanted"
    elif [[ $free -lt 800 ]]; then
        trouble short memory "$free MB are free, and 1500 MB are wanted"
    elif [[ $free -lt 1500 ]]; then
        row tight memory "$free MB are free, and 1500 MB are wanted"
    else
        row ok memory "$free MB are free, of which 1500 MB are wanted"
    fi
}

# PARLEY_MEMINFO is for tests.
free_megabytes_of_memory() {
    local meminfo=${PARLEY_MEMINFO:-/proc/meminfo}
    if [[ -r $meminfo ]]; then
        awk '$1 == "MemAvailable:" { print int($2 / 1024) }' "$meminfo"
    elif has sysctl; then
        sysctl -n hw.memsize 2>/dev/null | awk '{ print int($1 / 1048576) }'
    fi
}

# Before the first build the libraries are still to come.
look_at_disk() {
    if [[ -f $home/$stack_jar ]]; then
        look_at_space 300 "$1"
    else
        look_at_space 2000 "$home"
        look_at_space 2000 "$HOME/.m2"
    fi
}

look_at_space() {
    local free folder
    folder=$(nearest_folder "$2")
    free=$(df -Pk "$folder" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }')
    if [[ ! -w $folder ]]; then
        trouble "in need" disk "$folder cannot be written to"
    elif [[ -z $free ]]; then
        row unknown disk "$1 MB are wanted in $folder"
    elif [[ $free -lt $1 ]]; then
        trouble short disk "$free MB are free in $folder, and $1 MB are wanted"
    else
        row ok disk "$free MB are free in $folder, of which $1 MB are wanted"
    fi
}

look_at_needs_of_tests() {
    local need
    for need in $needs_of_tests; do
        if is_there "$need"; then
            row ok "$(called "$need")" "$(purpose "$need")"
        else
            row missing "$(called "$need")" "$(purpose "$need"); $(how_to_get "$need" "./parley test")"
        fi
    done
}
