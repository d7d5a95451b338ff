package dev.parley.gateway.auth;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The origin of a web page as its browser tells it, its scheme's own port left out.
public record Origin(String scheme, String host, String port) {
    private static final Pattern SYNTAX =
            Pattern.compile("([a-z][a-z0-9+.-]*)://(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::([0-9]{1,5}))?");
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    /// Empty for `null` and for anything a browser would not send.
    public static Optional<Origin> parse(String text) {
        var match = SYNTAX.matcher(text.toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Origin(match.group(1), match.group(2), port(match.group(1), match.group(3))));
    }

    /// Whether the page lies on the machine its reader sits at.
    public boolean isLocal() {
        return LOCAL.contains(host);
    }

    /// Whether the page came from the host a request asks for.
    public boolean isSameHost(@Nullable String hostHeader) {
        return hostHeader != null
                && parse(scheme + "://" + hostHeader).filter(this::equals).isPresent();
    }

    private static String port(String scheme, @Nullable String port) {
        var own = switch (scheme) {
            case "http" -> "80";
            case "https" -> "443";
            default -> "";
        };
        return port == null || port.equals(own) ? "" : port;
    }
}
