package dev.parley.stack.rehearsal;

import dev.parley.stack.Progress;
import dev.parley.stack.child.Ports;
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
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `rehearse`: runs the freshly built stack once on data of its own and keeps what its JVMs learnt. Without it
/// everything works too, only starts take longer.
@Command(name = "rehearse", hidden = true)
public final class RehearseCommand implements Callable<Integer> {
    private static final Map<String, String> OPTIONS_OF = Map.of(
            "gateway-service", "GATEWAY_JAVA_OPTIONS",
            "session-service", "SESSION_JAVA_OPTIONS",
            "rendering-service", "RENDERING_JAVA_OPTIONS",
            "ai-bridge-service", "AI_BRIDGE_JAVA_OPTIONS");

    private final Path home = ServiceJars.projectHome();

    @Override
    public Integer call() throws Exception {
        var begun = System.nanoTime();
        var caches = new HashMap<String, AotCache>();
        for (var service : OPTIONS_OF.keySet()) {
            caches.put(service, new AotCache(new ServiceJars(home).of(service)));
            caches.get(service).forget();
        }
        var data = home.resolve("target/rehearsal");
        delete(data);
        play(data, caches);
        delete(data);
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = caches.values().stream()
                    .map(cache -> together.submit(() -> {
                        cache.create();
                        return cache;
                    }))
                    .toList();
            for (var cache : made) {
                cache.get();
            }
        }
        System.out.println("Done after " + Progress.seconds(Duration.ofNanos(System.nanoTime() - begun))
                + "; ./parley start is quick from now on, until the next build.");
        return CommandLine.ExitCode.OK;
    }

    private void play(Path data, Map<String, AotCache> caches) {
        var port = new Ports().free();
        var settings = new HashMap<>(System.getenv());
        OPTIONS_OF.forEach(
                (service, options) -> settings.put(options, caches.get(service).record()));
        var silence = new Progress(new PrintStream(OutputStream.nullOutputStream()));
        var stack = new LocalStack(
                new StartOptions(home, data, NativeExecutables.none(), port, 1, 1),
                settings,
                silence,
                StopOrder.servicesTogether(silence));
        var stop = new Thread(stack::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        stack.start();
        new Scene(port).play();
        stack.stop();
        Runtime.getRuntime().removeShutdownHook(stop);
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
