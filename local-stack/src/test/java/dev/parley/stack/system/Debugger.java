package dev.parley.stack.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Stops threads of another process, as a bug would that never lets go of them.
final class Debugger {
    private final int port;

    private Debugger(int port) {
        this.port = port;
    }

    static Debugger onAFreePort() {
        return new Debugger(FreePorts.one());
    }

    /// For the `JAVA_TOOL_OPTIONS` of the process.
    String option() {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port;
    }

    /// The threads of that name stand until the process ends.
    void stops(String prefix) {
        assumeTrue(System.getenv("PARLEY_NATIVE") == null, "native executables have no debugger");
        var threads = attach().allThreads().stream()
                .filter(thread -> thread.name().startsWith(prefix))
                .toList();
        if (threads.isEmpty()) {
            throw new AssertionError("no thread is called " + prefix);
        }
        threads.forEach(ThreadReference::suspend);
    }

    private VirtualMachine attach() {
        var connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .map(AttachingConnector.class::cast)
                .findFirst()
                .orElseThrow();
        var arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        try {
            return connector.attach(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalConnectorArgumentsException e) {
            throw new AssertionError(e);
        }
    }
}
