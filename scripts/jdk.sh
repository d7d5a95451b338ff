# shellcheck shell=bash
# Finds a JDK that is new enough.
oldest_jdk=25

# Prints the major version of the JDK in this folder, or nothing when there is none.
jdk_version() {
    [[ -x $1/bin/java && -x $1/bin/javac ]] || return 0
    local version=""
    if [[ -r $1/release ]]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    fi
    if [[ -z $version ]]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
    fi
    echo "$version"
}

is_new_enough() {
    local version
    version=$(jdk_version "$1")
    [[ -n $version && $version -ge $oldest_jdk ]]
}

# Prints the folder of the first JDK that is new enough: JAVA_HOME, the PATH, the usual places.
find_jdk() {
    local candidate java
    if [[ -n ${JAVA_HOME:-} ]] && is_new_enough "$JAVA_HOME"; then
        echo "$JAVA_HOME"
        return
    fi
    if java=$(command -v java); then
        candidate=$(dirname "$(dirname "$(readlink -f "$java")")")
        if is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    fi
    local places=${PARLEY_JDK_FOLDERS-/usr/lib/jvm:/usr/java:/usr/local/lib/jvm:/opt:/opt/java:$HOME/.sdkman/candidates/java:$HOME/.jdks:$HOME/.local/share/mise/installs/java:$HOME/.asdf/installs/java:/Library/Java/JavaVirtualMachines:/opt/homebrew/opt:/usr/local/opt}
    local place
    while IFS= read -r -d : place; do
        [[ -n $place ]] || continue
        for candidate in "$place"/*/Contents/Home "$place"/*/libexec/openjdk.jdk/Contents/Home "$place"/*; do
            if is_new_enough "$candidate"; then
                echo "$candidate"
                return
            fi
        done
    done <<<"$places:"
    return 1
}

need_jdk() {
    JAVA_HOME=$(find_jdk) || fail "$(no_jdk)"
    export JAVA_HOME
}
