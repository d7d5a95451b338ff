package dev.parley.rendering.markdown;

import dev.parley.rendering.contract.DocumentText;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads a document's text within its bounds.
@ApplicationScoped
public class DocumentReader {
    private static final String ENGLISH = "en";
    private static final int MAX_LANGUAGE = 35;

    private final Bounds bounds;
    private final Parser parser;

    public DocumentReader(TextConfig config) {
        bounds = new Bounds(config);
        // Beyond the depth that is refused anyway, the parser need not go: each line costs as much as is open.
        parser = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .maxOpenBlockParsers(4 * config.maxDepth())
                .maxInlineNesting(4 * config.maxDepth())
                .build();
    }

    /// `text` null: the request had no body.
    public ReadDocument read(@Nullable DocumentText text) {
        if (text == null || text.markdown() == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A document has a text");
        }
        bounds.checkText(text);
        var body = parser.parse(printable(text.markdown()));
        bounds.checkShape(body);
        Sanitizer.make(body);
        return new ReadDocument(title(text.title()), language(text.language()), body);
    }

    private static String title(@Nullable String wanted) {
        var title =
                wanted == null ? "" : printable(wanted).replaceAll("\\s+", " ").strip();
        return title.isEmpty() ? "Document" : title;
    }

    private static String language(@Nullable String wanted) {
        if (wanted == null) {
            return ENGLISH;
        }
        try {
            var locale = new Locale.Builder()
                    .setLanguageTag(wanted.length() > MAX_LANGUAGE ? "?" : wanted)
                    .build();
            return locale.getLanguage().isEmpty() ? ENGLISH : locale.toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The language is no BCP 47 tag");
        }
    }

    /// Without what XML cannot hold: control characters and halves of characters.
    private static String printable(String text) {
        if (text.codePoints().allMatch(DocumentReader::isPrintable)) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(DocumentReader::isPrintable).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isPrintable(int each) {
        return each == '\t'
                || each == '\n'
                || each == '\r'
                || each >= 0x20 && each <= 0xD7FF
                || each >= 0xE000 && each <= 0xFFFD
                || each >= 0x10000;
    }
}
