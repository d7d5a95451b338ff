# shellcheck shell=bash
# ./parley test: brings to the machine what the tests need, runs them, and says in one line how it went.

may_bring=yes
leaves_nothing_out=no
checks_format=no
checks_bytes=no
checks_native=no
maven_options=()

read_test_options() {
    local option
    for option in "$@"; do
        case $option in
            --no-install) may_bring=no ;;
            --complete) leaves_nothing_out=yes ;;
            --formatted) checks_format=yes && maven_options+=(-Dspotless.check.skip=true) ;;
            --reproducible) checks_bytes=yes ;;
            --native-sources) checks_native=yes ;;
            -Dparley.native=*) use_executables "${option#*=}" && maven_options+=("$option") ;;
            *) maven_options+=("$option") ;;
        esac
    done
}

# use_executables DIR: whoever starts a stack runs what is in there. Better told now than after the unit tests.
use_executables() {
    local service
    for service in gateway-service session-service ai-bridge-service; do
        [[ -f $1/$service ]] || fail "There is no native executable $1/$service (see ./parley test --help)"
        [[ -x $1/$service ]] || fail "$1/$service is not executable: chmod +x $1/$service"
    done
    PARLEY_NATIVE=$(cd "$1" && pwd)
    export PARLEY_NATIVE
}

# Whether these options of Maven leave nothing out.
tests_everything() {
    local option
    for option in "$@"; do
        case $option in
            -pl* | --projects* | -rf* | --resume-from* | -f | --file* | -Dtest=* | -Dit.test=* | -Dskip* | -Dmaven.test.skip*) return 1 ;;
        esac
    done
}

# What is left out, one reason a line; the tests of the clients add theirs.
export PARLEY_LEFT_OUT_FILE=$home/target/parley-left-out.txt

# Leaves out what needs this: the tests read PARLEY_LEAVE_OUT.
leave_out() {
    echo "Left out: what needs $(called "$1"), because $2."
    export PARLEY_LEAVE_OUT=${PARLEY_LEAVE_OUT:+$PARLEY_LEAVE_OUT,}$1
    missing+=("$(called "$1")")
}

missing=()

set_up() {
    local need
    for need in $needs_of_tests; do
        if is_there "$need"; then
            continue
        fi
        echo "Missing: $(called "$need"), which $(purpose "$need")."
        if [[ $may_bring == no ]]; then
            leave_out "$need" "--no-install says so"
        elif ! bring "$need"; then
            leave_out "$need" "$(hindrance "$need")"
        fi
    done
    if [[ $leaves_nothing_out == yes && ${#missing[@]} -gt 0 ]]; then
        conclude "Parley was not tested: nothing may be left out (--complete), and this machine lacks $(listed "${missing[@]}")."
        exit 1
    fi
}

# a, b and c
listed() {
    local list=$1
    shift
    while [[ $# -gt 1 ]]; do
        list+=", $1"
        shift
    done
    echo "$list${1:+ and $1}"
}

run_tests() {
    read_test_options "$@"
    if [[ $may_bring == yes ]]; then
        want_jdk always
    else
        want_jdk never
    fi
    cd "$home"
    if ! tests_everything ${maven_options[@]+"${maven_options[@]}"}; then
        exec ./mvnw -B -ntp verify ${maven_options[@]+"${maven_options[@]}"}
    fi
    mkdir -p target
    : >"$PARLEY_LEFT_OUT_FILE"
    set_up
    run_all_tests
}

# Of the sources themselves: bit 1 where they do not make the same bytes twice, bit 2 where a native image would lack
# something, bit 4 where they are not formatted.
check_sources() {
    local wrong=0
    if [[ $checks_format == yes ]]; then
        check_apart format || wrong=4
    fi
    if [[ $checks_bytes == yes ]]; then
        check_apart reproducible || wrong=$((wrong + 1))
    fi
    if [[ $checks_native == yes ]]; then
        check_apart native || wrong=$((wrong + 2))
    fi
    return $wrong
}

# In a copy of them, as the tests use the folders beside them, and with what these leave over of the processor.
check_apart() (
    copy=$(mktemp -d)
    trap 'rm -rf "$copy"' EXIT
    tar -C "$home" --exclude target --exclude node_modules --exclude .git --exclude .parley -cf - . | tar -C "$copy" -xf -
    nice -n 19 "$copy/.ci/$1"
)

run_all_tests() {
    local begun=$stamp.begun sources wrong=0 unit clients=0 services=0
    touch "$begun"
    touch "$home/target/parley.testing"
    check_sources >"$home/target/parley-sources.log" 2>&1 &
    sources=$!
    # Beside Maven's first modules, of which none is pressed for time.
    clients/run-tests unit >"$home/target/parley-clients.log" 2>&1 &
    unit=$!
    ./mvnw -B -ntp verify ${maven_options[@]+"${maven_options[@]}"} || services=$?
    wait $sources || wrong=$?
    cat "$home/target/parley-sources.log"
    wait $unit || clients=1
    cat "$home/target/parley-clients.log"
    if [[ $services == 0 ]]; then
        # What was just built is what the clients meet.
        mv "$begun" "$stamp"
        clients/run-tests system || clients=1
    fi
    sum_up "$home/target/parley.testing" "$services" "$clients" $((wrong & 1)) $((wrong & 2)) $((wrong & 4)) ||
        exit $((services > 0 ? services : 1))
}

# Prints the reports written since this file was: of surefire and failsafe, one for each class.
reports_since() {
    find ./*/target/*-reports ./*/*/target/*-reports -name 'TEST-*.xml' -newer "$1" -print0 2>/dev/null || true
}

# Prints "TESTS FAILED LEFT_OUT", then "failed NAME", "unsteady NAME" (failed, and passed when it was run once more) and
# "left out REASON", of reports.
read_reports() {
    xargs -0 awk '
        function number(name, found) {
            if (!match($0, " " name "=\"[0-9]+\"")) return 0
            found = substr($0, RSTART, RLENGTH)
            gsub(/[^0-9]/, "", found)
            return found + 0
        }
        function text(name, found) {
            if (!match($0, " " name "=\"[^\"]*\"")) return ""
            found = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
            gsub(/&quot;/, "\"", found); gsub(/&apos;/, "\047", found)
            gsub(/&lt;/, "<", found); gsub(/&gt;/, ">", found); gsub(/&amp;/, "\\&", found)
            return found
        }
        /<testsuite / { tests += number("tests"); bad += number("errors") + number("failures"); out += number("skipped") }
        /<testcase / { name = text("classname") "." text("name") }
        /<(flakyFailure|flakyError)[ >]/ && name != "" { unsteady[name] = 1; name = "" }
        /<(failure|error)[ >]/ && name != "" { failed[name] = 1; name = "" }
        /<skipped/ {
            reason = text("message")
            sub(/^Assumption failed: /, "", reason)
            reasons[reason == "" ? "without a reason" : reason]++
        }
        END {
            print tests + 0, bad + 0, out + 0
            for (name in failed) print "failed " name
            for (name in unsteady) print "unsteady " name
            for (reason in reasons) print "left out " reasons[reason] " of the tests: " reason
        }'
}

# named KIND: the tests of that kind, at most three of each class, as a class that could not begin fails with all it has.
named() {
    sed -n "s/^$1 //p" | sort | awk '
        function rest() { if (more > 0) print "  " class ": " more " more"; more = 0 }
        {
            test = $0
            sub(/[([{].*/, "", test)
            sub(/\.[^.]*$/, "", test)
            if (test != class) { rest(); class = test; count = 0 }
            if (++count > 3) more++
            else print "  " $0
        }
        END { rest() }'
}

# sum_up SINCE MAVEN CLIENTS BYTES NATIVE FORMAT: all but the first are exit codes. Fails where anything did.
sum_up() {
    local told tests=0 failed=0 out=0 reasons broken=() passed left=()
    told=$(reports_since "$1" | read_reports)
    read -r tests failed out <<<"${told:-0 0 0}"
    reasons=$(sed -n 's/^left out //p' <<<"$told" | sort; sort -u "$PARLEY_LEFT_OUT_FILE")
    if [[ -n $reasons ]]; then
        echo
        echo "Left out:"
        sed 's/^/  /' <<<"$reasons"
    fi
    if grep -q '^unsteady ' <<<"$told"; then
        echo
        echo "Unsteady, as they failed and passed when they were run once more:"
        named unsteady <<<"$told"
    fi
    if [[ $failed -gt 0 ]]; then
        echo
        echo "Failed:"
        named failed <<<"$told"
        broken+=("$failed of $tests tests failed (reports: */target/surefire-reports, */target/failsafe-reports)")
    elif [[ $2 != 0 ]]; then
        broken+=("the build broke off, for the reason above")
    elif [[ $tests == 0 ]]; then
        broken+=("not one test was run")
    fi
    [[ $3 == 0 ]] || broken+=("the clients failed tests of theirs, see above")
    [[ $6 == 0 ]] || broken+=("a source is not formatted, see above")
    [[ $4 == 0 ]] || broken+=("the same sources made other bytes")
    [[ $5 == 0 ]] || broken+=("a native image would lack something, see above")
    if [[ ${#broken[@]} -gt 0 ]]; then
        conclude "Parley does not pass, after $(minutes): $(listed "${broken[@]}")."
        return 1
    fi
    passed="$((tests - out)) tests"
    [[ $out == 0 ]] || left+=("$out tests")
    if [[ -s $PARLEY_LEFT_OUT_FILE ]]; then
        left+=("those of the clients")
    else
        passed+=" and those of the clients"
    fi
    if [[ ${#left[@]} -gt 0 ]]; then
        conclude "Parley passes $passed, in $(minutes). Left out: $(listed "${left[@]}")."
    else
        conclude "Parley passes $passed, in $(minutes). Nothing was left out."
    fi
}

minutes() {
    if [[ $SECONDS -lt 60 ]]; then
        echo "$SECONDS seconds"
    else
        echo "$(((SECONDS + 30) / 60)) minutes"
    fi
}

# The line that is left to be seen.
conclude() {
    echo
    echo "$1"
}
