package dev.parley.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/// What was said so far, by our own code or by a process, and a way to wait until something is said.
public final class Heard {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    public Progress progress() {
        return new Progress(new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        write(new byte[] {(byte) one}, 0, 1);
                    }

                    @Override
                    public void write(byte[] some, int from, int length) {
                        hear(some, from, length);
                    }
                },
                true,
                StandardCharsets.UTF_8));
    }

    /// Listens to a process until it says nothing more.
    public void listenTo(InputStream stream) {
        Thread.ofVirtual().start(() -> {
            var buffer = new byte[4096];
            try (stream) {
                for (int length; (length = stream.read(buffer)) >= 0; ) {
                    hear(buffer, 0, length);
                }
            } catch (java.io.IOException gone) {
                // The process has ended.
            }
            end();
        });
    }

    private synchronized void hear(byte[] some, int from, int length) {
        bytes.write(some, from, length);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    public synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    public void await(String regex) {
        await(regex, Duration.ofSeconds(60));
    }

    public synchronized void await(String regex, Duration patience) {
        var pattern = Pattern.compile(regex);
        var deadline = System.nanoTime() + patience.toNanos();
        while (!pattern.matcher(text()).find()) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0 || ended) {
                fail("Never heard \"" + regex + "\", only:\n" + text());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("interrupted");
            }
        }
    }

    public synchronized void awaitEnd(Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!ended) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                fail("Still speaking after " + patience + ":\n" + text());
            }
            wait(left);
        }
    }
}
