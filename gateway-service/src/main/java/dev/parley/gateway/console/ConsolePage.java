package dev.parley.gateway.console;

import io.quarkus.runtime.annotations.RegisterResources;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The page's files, all of them small enough to be held in memory, by the path they are served on.
@RegisterResources(globs = "console/*")
final class ConsolePage {
    private static final String INDEX = "index.html";
    private static final List<String> FILES = List.of(
            INDEX,
            "parley.css",
            "icon.svg",
            "parley.js",
            "backoff.js",
            "connection.js",
            "conversation-view.js",
            "desk.js",
            "elements.js",
            "frame-list.js",
            "masking.js",
            "rich-text.js",
            "sign-in.js",
            "state.js");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private ConsolePage() {}

    /// One file as it is sent; its tag changes with its content.
    record Asset(Buffer content, String type, String tag) {
        boolean isPage() {
            return type.startsWith("text/html");
        }
    }

    static Map<String, Asset> assets() {
        var assets = new TreeMap<String, Asset>();
        for (var file : FILES) {
            assets.put(file.equals(INDEX) ? "/" : "/console/" + file, read(file));
        }
        return assets;
    }

    private static Asset read(String file) {
        try (var in = ConsolePage.class.getResourceAsStream("/console/" + file)) {
            var bytes = in.readAllBytes();
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            var type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
            return new Asset(Buffer.buffer(bytes), type, '"' + HexFormat.of().formatHex(hash, 0, 8) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
