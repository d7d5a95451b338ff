package dev.parley.stack.start;

import dev.parley.stack.CannotStart;
import dev.parley.stack.Progress;
import dev.parley.stack.child.Child;
import dev.parley.stack.child.ChildSpec;
import dev.parley.stack.child.Orphans;
import dev.parley.stack.child.Ports;
import dev.parley.stack.data.DataFolder;
import dev.parley.stack.data.DataLock;
import dev.parley.stack.issuer.TokenServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All of Parley on this machine: starts its processes in the order they need each other, and stops them in reverse.
public final class LocalStack {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final StartOptions options;
    private final Map<String, String> settings;
    private final Progress progress;
    private final StopOrder stopOrder;
    private final List<Child> children = new ArrayList<>();

    private DataFolder data;
    private DataLock lock;
    private TokenServer tokens;
    private boolean stopping;

    public LocalStack(StartOptions options, Map<String, String> settings, Progress progress) {
        this(options, settings, progress, StopOrder.oneAfterTheOther(progress));
    }

    public LocalStack(StartOptions options, Map<String, String> settings, Progress progress, StopOrder stopOrder) {
        this.options = options;
        this.settings = settings;
        this.progress = progress;
        this.stopOrder = stopOrder;
    }

    /// Returns when everything answers.
    public void start() {
        var begun = System.nanoTime();
        openData();
        var plan = new StackPlan(options, settings, data, new Ports(), progress);
        progress.says("Starting Parley on " + data.root());
        tellCaches(plan.withCacheOfOthers());
        tellAddresses(plan.addresses());
        tokens = plan.tokenServer();
        plan.redis().ifPresent(this::startChild);
        plan.developmentCanister().ifPresent(this::startChild);
        plan.aiBridges().forEach(this::startChild);
        startChild(plan.rendering());
        plan.gateways().forEach(this::startChild);
        var postgres = plan.preparedPostgres().map(this::startChild);
        postgres.ifPresent(child -> child.awaitReady(PATIENCE));
        plan.sessionServices().forEach(this::startChild);
        for (var child : startedChildren()) {
            child.awaitReady(PATIENCE);
        }
        greet(plan, Duration.ofNanos(System.nanoTime() - begun));
    }

    private void openData() {
        data = DataFolder.create(options.data());
        lock = DataLock.take(data);
        try {
            var orphans = Orphans.end(data);
            if (!orphans.isEmpty()) {
                progress.says("Ended what an earlier, killed start left behind: " + String.join(", ", orphans));
            }
            Files.writeString(data.pidOf("parley"), ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            throw new CannotStart("The folder " + data.run() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void tellCaches(List<String> services) {
        if (!services.isEmpty()) {
            progress.says("The AOT cache of " + String.join(", ", services)
                    + " is of another build or JVM and is not used; ./parley rehearse makes a new one");
        }
    }

    private void tellAddresses(Map<String, String> addresses) {
        var lines = addresses.entrySet().stream()
                .map(address -> address.getKey() + "=" + address.getValue())
                .toList();
        try {
            Files.write(data.addresses(), lines);
        } catch (IOException e) {
            throw new CannotStart("The file " + data.addresses() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private synchronized Child startChild(ChildSpec spec) {
        if (stopping) {
            throw new CannotStart("The start was interrupted.");
        }
        var child = new Child(spec, data, progress);
        children.add(child);
        child.start();
        return child;
    }

    private synchronized List<Child> startedChildren() {
        return List.copyOf(children);
    }

    private void greet(StackPlan plan, Duration took) {
        progress.says("Parley is ready at http://localhost:" + options.port());
        progress.says("");
        for (var number = 2; number <= options.gateways(); number++) {
            progress.says("gateway " + number, "http://localhost:" + (options.port() + number - 1));
        }
        progress.says("a token", "./parley token --sub alice" + dataOption());
        progress.says("AI", plan.aiDescription());
        progress.says("logs", data.log().toString());
        progress.says("");
        progress.says("Started in " + Progress.seconds(took) + ". Ctrl-C stops it.");
    }

    private String dataOption() {
        return data.root().equals(options.home().resolve(".parley")) ? "" : " --data " + data.root();
    }

    /// Stops whatever was started; nothing can be started any more. Safe at any moment of a start.
    public void stop() {
        List<Child> running;
        synchronized (this) {
            stopping = true;
            running = List.copyOf(children);
        }
        if (lock == null) {
            return;
        }
        if (!running.isEmpty()) {
            progress.says("Stopping Parley");
        }
        stopOrder.stop(running);
        if (tokens != null) {
            tokens.close();
        }
        try {
            Files.deleteIfExists(data.pidOf("parley"));
            lock.close();
        } catch (IOException e) {
            progress.says("The lock on " + data.root() + " was not given back: " + e.getMessage());
        }
        if (!running.isEmpty()) {
            progress.says("Parley has stopped");
        }
    }
}
