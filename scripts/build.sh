# shellcheck shell=bash
# Builds what is run, when it is missing or older than its sources.

stamp=$home/target/parley.built
build_log=$home/target/parley-build.log
stack_jar=local-stack/target/local-stack.jar
bench_jar=bench/target/bench.jar
soak_jar=soak/target/soak.jar
attack_jar=attack/target/attack.jar
service_jars=(
    session-service/target/quarkus-app/quarkus-run.jar
    ai-bridge-service/target/quarkus-app/quarkus-run.jar
    rendering-service/target/quarkus-app/quarkus-run.jar
    gateway-service/target/quarkus-app/quarkus-run.jar
)

# Is anything missing, or any source (or folder of sources, for what was deleted) newer than the last build?
is_stale() {
    local jar
    for jar in "$@"; do
        [[ -f $home/$jar ]] || return 0
    done
    [[ -f $stamp ]] || return 0
    [[ -n $(cd "$home" && find pom.xml .mvn mvnw docs/parley.openapi.yaml ./*/pom.xml ./*/*/pom.xml ./*/src/main ./*/*/src/main \
        -newer "$stamp" -print 2>/dev/null | head -n 1) ]]
}

# Maven's many words, made into a few lines of progress.
show_progress() {
    awk -v terminal="$([[ -t 1 ]] && echo 1 || echo 0)" '
        function clear() { if (terminal && shown) { printf "\r\033[K"; shown = 0 } }
        /^\[INFO\] Building .* \[[0-9]+\/[0-9]+\]$/ {
            clear()
            step = $NF; gsub(/[\[\]]/, "", step); sub("/", " of ", step)
            print "  building " $3 " (" step ")"; fflush()
        }
        /^(\[INFO\] )?Downloaded from / {
            fetched++
            if (terminal) {
                name = $0; sub(/ \(.*/, "", name); sub(/.*\//, "", name)
                printf "\r\033[K  fetched %d files, now %s", fetched, name; shown = 1; fflush()
            } else if (fetched % 200 == 0) { print "  fetched " fetched " files"; fflush() }
        }
        /^\[ERROR\]/ { clear(); if (++errors <= 20) { print; fflush() } }
        END { clear() }'
}

# build MODULES [further options of Maven]
build() {
    local modules=$1
    shift
    mkdir -p "$home/target"
    echo "Building Parley (the first time also fetches Maven and the libraries, which takes some minutes)"
    touch "$stamp.begun"
    # The formatter and the tests are for ./parley test.
    if ! (cd "$home" && MVNW_VERBOSE=${MVNW_VERBOSE:-false} ./mvnw -B package -Dmaven.test.skip=true \
        -Dspotless.apply.skip=true -Dspotless.check.skip=true -pl "$modules" -am "$@" 2>&1 </dev/null) |
        tee "$build_log" | show_progress; then
        fail "The build failed; see ${build_log#"$PWD"/}"
    fi
    mv "$stamp.begun" "$stamp"
}

stack_modules=session-service,ai-bridge-service,rendering-service,gateway-service,local-stack

build_stack() {
    if is_stale "$stack_jar" "${service_jars[@]}"; then
        build "$stack_modules"
    fi
}
