package dev.parley.rendering.contract;

import java.util.Locale;

/// What a document can be rendered as.
public enum DocumentFormat {
    HTML("text/html;charset=utf-8"),
    PDF("application/pdf"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    public final String mediaType;

    DocumentFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /// Its word in the path, read by JAX-RS.
    public static DocumentFormat fromString(String word) {
        for (var format : values()) {
            if (format.toString().equals(word)) {
                return format;
            }
        }
        throw new IllegalArgumentException("Not a format");
    }

    /// Its word in the path: the REST client writes a path parameter so.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
