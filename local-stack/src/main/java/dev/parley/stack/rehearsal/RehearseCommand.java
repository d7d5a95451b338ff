package dev.parley.stack.rehearsal;

import dev.parley.stack.CannotStart;
import dev.parley.stack.Progress;
import dev.parley.stack.child.Ports;
import dev.parley.stack.data.DataFolder;
import dev.parley.stack.issuer.TokenMint;
import dev.parley.stack.service.AotCache;
import dev.parley.stack.service.NativeExecutables;
import dev.parley.stack.service.ServiceJars;
import dev.parley.stack.start.LocalStack;
import dev.parley.stack.start.StartOptions;
import dev.parley.stack.start.StopOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `rehearse`: runs the freshly built stack once on data of its own and keeps what its JVMs learnt. Without it
/// everything works too, only starts take longer.
@Command(name = "rehearse", hidden = true)
public final class RehearseCommand implements Callable<Integer> {
    /// A few people of the rehearsal speak for many.
    private static final List<String> LIMITS = List.of(
            "GATEWAY_LIMITS_AI_MESSAGES_PER_MINUTE",
            "GATEWAY_LIMITS_GUEST_AI_MESSAGES_PER_MINUTE",
            "GATEWAY_LIMITS_ALL_GUESTS_AI_MESSAGES_PER_MINUTE",
            "GATEWAY_LIMITS_PEOPLE_MESSAGES_BURST",
            "GATEWAY_LIMITS_FRAMES_PER_MINUTE");

    private final Path home = ServiceJars.projectHome();
    private final Progress progress = new Progress(System.out);

    @Override
    public Integer call() throws Exception {
        var begun = System.nanoTime();
        var caches = ServiceJars.SERVICES.stream()
                .map(new ServiceJars(home)::of)
                .map(AotCache::new)
                .toList();
        for (var cache : caches) {
            cache.forget();
        }
        var data = home.resolve("target/rehearsal");
        delete(data);
        play(data);
        keep(caches, data);
        delete(data);
        progress.says("Done after " + Progress.seconds(Duration.ofNanos(System.nanoTime() - begun))
                + "; ./parley start is quick from now on, until the next build.");
        return CommandLine.ExitCode.OK;
    }

    /// Its JVMs write what they have learnt when they end.
    private void play(Path data) throws InterruptedException {
        var port = new Ports().free();
        var settings = new HashMap<>(System.getenv());
        LIMITS.forEach(limit -> settings.put("PARLEY_ENV_gateway_1_" + limit, "100000"));
        settings.put(AotCache.SETTING, AotCache.RECORD);
        var silence = new Progress(new PrintStream(OutputStream.nullOutputStream()));
        var stack = new LocalStack(
                new StartOptions(home, data, NativeExecutables.none(), port, 1, 1, 1),
                settings,
                silence,
                StopOrder.servicesTogether(silence));
        var stop = new Thread(stack::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        stack.start();
        try (var stage = new Stage(port, new TokenMint(new DataFolder(data)), 1)) {
            Scenes.play(stage, progress);
        }
        stack.stop();
        Runtime.getRuntime().removeShutdownHook(stop);
    }

    private static void keep(List<AotCache> caches, Path data) {
        for (var cache : caches) {
            try {
                cache.keep();
            } catch (IOException none) {
                throw new CannotStart(
                        "The JVM made no " + cache.file() + "; see the logs in " + data.resolve("log"), none);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
