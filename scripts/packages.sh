# shellcheck shell=bash
# Installs packages with the manager that this machine has.

has() {
    command -v "$1" >/dev/null 2>&1
}

# Prints the manager of packages: apt-get, dnf or brew.
package_manager() {
    local manager
    for manager in apt-get dnf brew; do
        if has "$manager"; then
            echo "$manager"
            return
        fi
    done
    return 1
}

# Whether this person may install anything. Homebrew asks for no rights, and refuses root.
may_install() {
    local manager
    manager=$(package_manager) || return 1
    [[ $manager == brew || $(id -u) == 0 ]] || has sudo
}

# The beginning of every command that installs.
install_command() {
    local manager rights=""
    manager=$(package_manager) || return 1
    [[ $manager == brew || $(id -u) == 0 ]] || rights="sudo "
    echo "$rights$manager install"
}

lists_are_fresh=no

# install_quietly PACKAGE...: quietly, into this log.
install_log=$home/target/parley-install.log
install_quietly() {
    local manager rights=()
    manager=$(package_manager) || return 1
    [[ $manager == brew || $(id -u) == 0 ]] || rights=(sudo)
    mkdir -p "$home/target"
    {
        case $manager in
            apt-get)
                if [[ $lists_are_fresh == no ]]; then
                    ${rights[@]+"${rights[@]}"} apt-get update -qq || return 1
                    lists_are_fresh=yes
                fi
                ${rights[@]+"${rights[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
                ;;
            dnf) ${rights[@]+"${rights[@]}"} dnf install -y -q "$@" ;;
            brew) HOMEBREW_NO_AUTO_UPDATE=1 brew install "$@" ;;
        esac
    } >>"$install_log" 2>&1 </dev/null
}
