package dev.parley.gateway.console;

import io.quarkus.runtime.annotations.RegisterResources;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/// The console as `clients/console` was bundled: its files, small enough to be held in memory, by the path they are
/// served on. `bundle.json` beside them names them.
@RegisterResources(globs = "console/**")
final class ConsolePage {
    private static final String INDEX = "index.html";
    /// What lies here has a hash of its content in its name.
    private static final String HASHED = "assets/";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private ConsolePage() {}

    /// One file as it is sent; its tag changes with its content. `lasts`: under this path it never becomes another.
    record Asset(Buffer content, Buffer compressed, String type, String tag, boolean lasts) {}

    static Map<String, Asset> assets() {
        var assets = new TreeMap<String, Asset>();
        for (var file : bundle().getJsonArray("files")) {
            var name = (String) file;
            assets.put(name.equals(INDEX) ? "/" : "/console/" + name, asset(name));
        }
        return assets;
    }

    /// What was bundled, and of which sources.
    static JsonObject bundle() {
        return Buffer.buffer(read("bundle.json")).toJsonObject();
    }

    private static Asset asset(String name) {
        var bytes = read(name);
        var type = Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), name);
        return new Asset(
                Buffer.buffer(bytes), Buffer.buffer(compress(bytes)), type, tag(bytes), name.startsWith(HASHED));
    }

    private static String tag(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 8) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    private static byte[] compress(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static byte[] read(String file) {
        try (var in = ConsolePage.class.getResourceAsStream("/console/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The console's bundle lacks " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
