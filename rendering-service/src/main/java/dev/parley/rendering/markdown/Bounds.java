package dev.parley.rendering.markdown;

import dev.parley.rendering.contract.DocumentText;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.commonmark.node.Node;

/// Says no to documents that would cost too much.
class Bounds {
    /// The line that makes a table, whatever it is nested in.
    private static final Pattern TABLE_RULE = Pattern.compile("[-+*>|:.)\\d\\s]*-[-+*>|:.)\\d\\s]*");

    private final TextConfig config;

    Bounds(TextConfig config) {
        this.config = config;
    }

    void checkText(DocumentText text) {
        if (text.title() != null && text.title().length() > config.maxTitle()) {
            throw tooLarge("A title has at most " + config.maxTitle() + " characters");
        }
        var markdown = text.markdown();
        if (markdown.length() > config.maxSize()
                || markdown.getBytes(StandardCharsets.UTF_8).length > config.maxSize()) {
            throw tooLarge("A document has at most " + config.maxSize() + " bytes");
        }
        if (markdown.lines().limit(config.maxLines() + 1L).count() > config.maxLines()) {
            throw tooLarge("A document has at most " + config.maxLines() + " lines");
        }
        if (markdown.lines().anyMatch(this::makesTooWideATable)) {
            throw tooLarge("A table has at most " + config.maxColumns() + " columns");
        }
    }

    private boolean makesTooWideATable(String line) {
        var bars = line.chars().filter(each -> each == '|').count();
        return bars > config.maxColumns() + 1L && TABLE_RULE.matcher(line).matches();
    }

    /// Walks without recursion: how deep it goes is what is to be found out.
    void checkShape(Node document) {
        var parts = 0;
        var depth = 0;
        var at = document;
        while (at != null) {
            if (++parts > config.maxParts()) {
                throw tooLarge("A document has at most " + config.maxParts() + " parts");
            }
            if (at.getFirstChild() != null) {
                at = at.getFirstChild();
                if (++depth > config.maxDepth()) {
                    throw tooLarge("A document goes at most " + config.maxDepth() + " levels deep");
                }
                continue;
            }
            while (at != null && at.getNext() == null) {
                at = at.getParent();
                depth--;
            }
            at = at == null ? null : at.getNext();
        }
    }

    private static RequestRejected tooLarge(String detail) {
        return new RequestRejected(ErrorCode.TOO_LARGE, detail);
    }
}
