# shellcheck shell=bash
# What Parley and its tests need of a machine, what for, and how it is brought there.

# name | as people call it | what it is for | packages of apt-get | of dnf | of brew
# Where one package may stand for another they are apart by a slash, and tried in that order.
needs() {
    cat <<'END'
jdk|a JDK 25|builds and runs everything|openjdk-25-jdk-headless/temurin-25-jdk|java-25-openjdk-devel|openjdk@25/openjdk
ps|ps|tells the tests which processes belong together|procps|procps-ng|
kubectl|kubectl|renders the manifests for their tests|kubernetes-client|kubernetes-client/kustomize|kubernetes-cli
openssl|openssl|makes the certificate and the tokens of compose.yaml in their tests|openssl|openssl|openssl
pgbouncer|PgBouncer|stands between session-service and PostgreSQL in its tests|pgbouncer|pgbouncer|pgbouncer
chromium|Chromium|opens the pages in their tests|chromium|chromium|--cask chromium
soffice|LibreOffice|opens the Word files that documents become|libreoffice-writer-nogui|libreoffice-writer|--cask libreoffice
node|Node 20 with npm|tests the clients, the examples and the console|nodejs npm|nodejs npm|node
END
}

needs_of_tests="ps kubectl openssl pgbouncer chromium soffice node"

# about NEED COLUMN
about() {
    needs | awk -F '|' -v need="$1" -v column="$2" '$1 == need { print $column }'
}

called() {
    about "$1" 2
}

purpose() {
    about "$1" 3
}

# The packages of a need for this machine's manager, or nothing.
packages() {
    case $(package_manager) in
        apt-get) about "$1" 4 ;;
        dnf) about "$1" 5 ;;
        brew) about "$1" 6 ;;
    esac
}

is_there() {
    case $1 in
        jdk) find_jdk >/dev/null ;;
        kubectl) has kubectl || has kustomize ;;
        # Debian puts it where only root looks. PARLEY_SBIN is for tests.
        pgbouncer) has pgbouncer || [[ -x ${PARLEY_SBIN:-/usr/sbin}/pgbouncer ]] ;;
        chromium) has chromium || has chromium-browser || has google-chrome ;;
        node) has npm && has node && [[ $(node -p 'process.versions.node.split(".")[0]') -ge 20 ]] ;;
        *) has "$1" ;;
    esac
}

# What a person would type.
advice() {
    local names
    names=$(packages "$1")
    [[ -z $names ]] || echo "$(install_command) ${names%%/*}"
}

# Brings a need to this machine; fails where it cannot.
bring() {
    local names choice choices
    may_install || return 1
    names=$(packages "$1")
    [[ -n $names ]] || return 1
    IFS=/ read -ra choices <<<"$names"
    for choice in "${choices[@]}"; do
        echo "  installing $(called "$1"): $(install_command) $choice"
        # Its words are words of the command.
        # shellcheck disable=SC2086
        # A package may be there although its daemon could not be started.
        install_quietly $choice || true
        if is_there "$1"; then
            return
        fi
    done
    return 1
}

# Why a need could not be brought here.
hindrance() {
    if ! package_manager >/dev/null; then
        echo "there is neither apt-get nor dnf nor brew to install it with"
    elif [[ -z $(packages "$1") ]]; then
        echo "$(package_manager) is not known to have it"
    elif ! may_install; then
        echo "only root may install it: $(advice "$1")"
    else
        echo "it could not be installed, see ${install_log#"$PWD"/}"
    fi
}

no_jdk() {
    local ways="Install one (https://adoptium.net, or: sdk install java 25-tem)"
    if may_install && [[ -n $(packages jdk) ]]; then
        ways+=", let ./parley start --install do it ($(advice jdk)),"
    fi
    echo "Parley needs a JDK $oldest_jdk or later and found none. $ways or set JAVA_HOME."
}

# JAVA_HOME, with a JDK installed for it where somebody wants that: want_jdk always|ask|never
want_jdk() {
    if ! JAVA_HOME=$(find_jdk); then
        if [[ $1 == ask && -t 0 && -t 2 ]] && may_install && [[ -n $(packages jdk) ]]; then
            agreed "Parley needs a JDK $oldest_jdk or later and found none. Install one now ($(advice jdk))?" || fail "$(no_jdk)"
        elif [[ $1 != always ]]; then
            fail "$(no_jdk)"
        fi
        echo "Missing: a JDK $oldest_jdk, which $(purpose jdk)."
        bring jdk || fail "Parley needs a JDK $oldest_jdk or later: $(hindrance jdk). Install one (https://adoptium.net, or: sdk install java 25-tem) or set JAVA_HOME."
        JAVA_HOME=$(find_jdk)
    fi
    export JAVA_HOME
}

# Asks on the terminal.
agreed() {
    local answer=""
    read -r -p "$1 [y/N] " answer || true
    [[ $answer == [yY] || $answer == [yY][eE][sS] ]]
}
