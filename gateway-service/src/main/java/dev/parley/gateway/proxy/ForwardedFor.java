package dev.parley.gateway.proxy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The addresses a chain of proxies has written down, the nearest last.
final class ForwardedFor {
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]*)");

    private ForwardedFor() {}

    /// Of the lines of `X-Forwarded-For`.
    static List<String> plain(List<String> lines) {
        var entries = new ArrayList<String>();
        for (var line : lines) {
            for (var entry : line.split(",")) {
                entries.add(entry.strip());
            }
        }
        return entries;
    }

    /// Of the lines of `Forwarded` (RFC 7239).
    static List<String> standard(List<String> lines) {
        return plain(lines).stream()
                .map(element -> {
                    var found = FOR.matcher(element);
                    return found.find() ? found.group(1).replace("\"", "") : "";
                })
                .toList();
    }

    /// An address, with or without a port; empty: `unknown`, a pseudonym, or nonsense.
    static Optional<InetAddress> address(String entry) {
        var text = entry;
        if (text.startsWith("[")) {
            var end = text.indexOf(']');
            text = end < 0 ? "" : text.substring(1, end);
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            text = text.substring(0, text.indexOf(':'));
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
