package dev.parley.gateway.rest.documents;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// What a downloaded document is called (RFC 6266): for old clients in ASCII, for all others as its title has it.
record FileName(String ascii, String full) {
    private static final int MAX_TITLE = 100;

    static FileName of(String title, String extension) {
        var safe = title.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        var cut = safe.isEmpty()
                ? "document"
                : safe.substring(0, Math.min(MAX_TITLE, safe.length())).strip();
        var ascii = Normalizer.normalize(cut, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9 ._-]", "")
                .strip();
        return new FileName((ascii.isEmpty() ? "document" : ascii) + "." + extension, cut + "." + extension);
    }

    String disposition() {
        var encoded = URLEncoder.encode(full, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
