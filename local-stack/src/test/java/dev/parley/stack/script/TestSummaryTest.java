package dev.parley.stack.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./parley test` says at its end, and how `.ci/run` asks for it.
class TestSummaryTest {
    @TempDir
    private Path folder;

    private Machine machine;

    @BeforeEach
    void hasEverything() throws IOException {
        machine = new Machine(folder);
        machine.jdk("jdks/temurin-25", "25");
        for (var program : List.of("ps", "kubectl", "openssl", "pgbouncer", "chromium", "soffice", "npm")) {
            machine.has(program);
        }
        machine.has("node", "echo 20");
    }

    @Test
    void theClientsAreTestedBesideTheServicesAndWithThem() throws Exception {
        var said = machine.parley("test").said();

        assertTrue(said.contains("clients unit\nclients system\n"), said);
        assertTrue(said.indexOf("clients system") > said.indexOf("Building gateway-service"), said);
    }

    @Test
    void theLastLineCountsWhatPassed() throws Exception {
        reports("surefire-reports/TEST-One.xml", """
                <testsuite name="One" time="0.3" tests="4" errors="0" skipped="0" failures="0">
                  <testcase name="works" classname="One" time="0.1"/>
                </testsuite>""");
        reports("failsafe-reports/TEST-Two.xml", """
                <testsuite name="Two" time="0.3" tests="3" errors="0" skipped="0" failures="0">
                </testsuite>""");

        var outcome = machine.parley("test");

        assertEquals(0, outcome.exitCode());
        assertTrue(
                outcome.lastLine().startsWith("Parley passes 7 tests and those of the clients, in "), outcome.said());
        assertTrue(outcome.lastLine().endsWith(" Nothing was left out."), outcome.said());
    }

    @Test
    void reportsOfAnEarlierRunDoNotCount() throws Exception {
        machine.write("session-service/target/surefire-reports/TEST-Old.xml", "<testsuite tests=\"9\" failures=\"9\">");
        Files.setLastModifiedTime(
                machine.project().resolve("session-service/target/surefire-reports/TEST-Old.xml"),
                java.nio.file.attribute.FileTime.fromMillis(0));

        var outcome = machine.parley("test");

        assertTrue(outcome.lastLine().startsWith("Parley passes 1 tests"), outcome.said());
    }

    @Test
    void whatWasLeftOutIsToldWithItsReason() throws Exception {
        reports("surefire-reports/TEST-One.xml", """
                <testsuite name="One" tests="4" errors="0" skipped="2" failures="0">
                  <testcase name="a" classname="One"><skipped message="Assumption failed: kubectl is &quot;not&quot; here" type="x"/></testcase>
                  <testcase name="b" classname="One">
                    <skipped message="Assumption failed: kubectl is &quot;not&quot; here" type="x"/>
                  </testcase>
                </testsuite>""");
        Machine.program(
                machine.project().resolve("clients/run-tests"),
                "echo 'the tests of the clients: there is no Node.' >> \"$PARLEY_LEFT_OUT_FILE\"");

        var outcome = machine.parley("test");

        assertEquals(0, outcome.exitCode());
        assertTrue(
                outcome.said()
                        .contains("Left out:\n  2 of the tests: kubectl is \"not\" here\n"
                                + "  the tests of the clients: there is no Node.\n"),
                outcome.said());
        assertTrue(outcome.lastLine().startsWith("Parley passes 2 tests, in "), outcome.said());
        assertTrue(outcome.lastLine().endsWith(" Left out: 2 tests and those of the clients."), outcome.said());
    }

    @Test
    void whatFailedIsNamedAndMavensExitCodeIsKept() throws Exception {
        reports("surefire-reports/TEST-One.xml", """
                <testsuite name="One" tests="4" errors="1" skipped="0" failures="1">
                  <testcase name="works" classname="dev.One"/>
                  <testcase name="breaks" classname="dev.One"><failure message="name=&quot;x&quot;">at</failure></testcase>
                  <testcase name="throws" classname="dev.One">
                    <error type="x">at</error>
                  </testcase>
                </testsuite>""");
        machine.with("MAVEN_EXIT", "7");

        var outcome = machine.parley("test");

        assertEquals(7, outcome.exitCode());
        assertTrue(outcome.said().contains("Failed:\n  dev.One.breaks\n  dev.One.throws\n"), outcome.said());
        assertTrue(outcome.lastLine().startsWith("Parley does not pass, after "), outcome.said());
        assertTrue(outcome.lastLine().contains(": 2 of 4 tests failed"), outcome.said());
        assertFalse(outcome.said().contains("clients system"), "the clients meet nothing that is half built");
    }

    @Test
    void ofClassesThatFailAltogetherThreeTestsAreNamed() throws Exception {
        reports("surefire-reports/TEST-One.xml", """
                <testsuite name="One" tests="6" errors="0" skipped="0" failures="6">
                  <testcase name="a(String)[1]" classname="dev.One"><failure message="x">at</failure></testcase>
                  <testcase name="a(String)[2]" classname="dev.One"><failure message="x">at</failure></testcase>
                  <testcase name="a(String)[3]" classname="dev.One"><failure message="x">at</failure></testcase>
                  <testcase name="b" classname="dev.One"><failure message="x">at</failure></testcase>
                  <testcase name="c" classname="dev.One"><failure message="x">at</failure></testcase>
                  <testcase name="b" classname="dev.Two"><failure message="x">at</failure></testcase>
                </testsuite>""");
        machine.with("MAVEN_EXIT", "1");

        var said = machine.parley("test").said();

        assertTrue(
                said.contains("Failed:\n  dev.One.a(String)[1]\n  dev.One.a(String)[2]\n  dev.One.a(String)[3]\n"
                        + "  dev.One: 2 more\n  dev.Two.b\n"),
                said);
    }

    @Test
    void whatPassedWhenItWasRunOnceMoreIsNamedAndCountsAsPassed() throws Exception {
        reports("surefire-reports/TEST-One.xml", """
                <testsuite name="One" tests="2" errors="0" skipped="0" failures="0" flakes="1">
                  <testcase name="wavers" classname="dev.One">
                    <flakyFailure message="x" type="x"><stackTrace>at</stackTrace></flakyFailure>
                  </testcase>
                  <testcase name="works" classname="dev.One"/>
                </testsuite>""");

        var outcome = machine.parley("test");

        assertEquals(0, outcome.exitCode());
        assertTrue(
                outcome.said()
                        .contains(
                                "Unsteady, as they failed and passed when they were run once more:\n  dev.One.wavers\n"),
                outcome.said());
        assertTrue(outcome.lastLine().startsWith("Parley passes 2 tests"), outcome.said());
    }

    @Test
    void aBuildThatBreaksOffIsNoTestThatFails() throws Exception {
        machine.with("MAVEN_EXIT", "1");

        var outcome = machine.parley("test");

        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.lastLine().endsWith(": the build broke off, for the reason above."), outcome.said());
    }

    @Test
    void notOneTestIsNoPass() throws Exception {
        machine.write("target/maven-writes/readme", "no reports");

        var outcome = machine.parley("test");

        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.lastLine().endsWith(": not one test was run."), outcome.said());
    }

    @Test
    void clientsThatFailFailTheWhole() throws Exception {
        machine.with("CLIENTS_EXIT", "1");

        var outcome = machine.parley("test");

        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.lastLine().endsWith(": the clients failed tests of theirs, see above."), outcome.said());
        assertEquals(1, machine.mavenCalls().size(), "the services are tested all the same");
    }

    @Test
    void ciLeavesNothingOutAndLooksAtTheBytesAndTheNativeSources() throws Exception {
        var ci = machine.project().resolve(".ci/run");
        Files.createDirectories(ci.getParent());
        Files.copy(Path.of("..", ".ci", "run"), ci);
        Machine.program(ci.resolveSibling("format"), "echo format; exit ${FORMAT_EXIT:-0}");
        Machine.program(ci.resolveSibling("reproducible"), "echo reproducible; exit ${BYTES_EXIT:-0}");
        Machine.program(ci.resolveSibling("native"), "echo native; exit ${NATIVE_EXIT:-0}");

        var same = machine.run(List.of("bash", ci.toString()));
        machine.with("FORMAT_EXIT", "1");
        machine.with("BYTES_EXIT", "1");
        machine.with("NATIVE_EXIT", "1");
        var different = machine.run(List.of("bash", ci.toString()));

        assertEquals(0, same.exitCode(), same.complaint());
        assertTrue(same.said().contains("\nformat\nreproducible\nnative\nclients unit\n"), same.said());
        assertTrue(
                machine.mavenCalls()
                        .getFirst()
                        .endsWith("verify -Dspotless.check.skip=true --fail-at-end -Dsurefire.rerunFailingTestsCount=1"
                                + " -Dfailsafe.rerunFailingTestsCount=1"
                                + " org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom"),
                machine.mavenCalls()::toString);
        assertEquals(1, different.exitCode());
        assertTrue(
                different
                        .lastLine()
                        .endsWith(": a source is not formatted, see above, the same sources made other bytes"
                                + " and a native image would lack something, see above."),
                different.said());
    }

    /// What Maven's tests write while they run.
    private void reports(String file, String xml) throws IOException {
        machine.write("target/maven-writes/gateway-service/target/" + file, "<?xml version=\"1.0\"?>\n" + xml);
    }
}
