package dev.parley.ai.openai;

import java.net.URI;

/// Where completions are asked for: at the URL as given, whatever its path, version and query, with
/// `/chat/completions` behind its path unless it ends so already. A URL without a path means `/v1`.
final class CompletionsUrl {
    private static final String COMPLETIONS = "/chat/completions";

    private CompletionsUrl() {}

    static String of(URI base) {
        var text = base.toString().replaceFirst("#.*", "").strip();
        var query = text.indexOf('?');
        var behind = query < 0 ? "" : text.substring(query);
        var bare = (query < 0 ? text : text.substring(0, query)).replaceFirst("/+$", "");
        if (bare.endsWith(COMPLETIONS)) {
            return bare + behind;
        }
        var path = base.getRawPath();
        return bare + (path == null || path.replace("/", "").isEmpty() ? "/v1" : "") + COMPLETIONS + behind;
    }
}
