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

    private final TextConfig settings;

    Bounds(TextConfig settings) {
        this.settings = settings;
    }

    void checkText(DocumentText text) {
        if (text.title() != null && text.title().length() > settings.maxTitle()) {
            throw tooLarge("A title has at most " + settings.maxTitle() + " characters");
        }
        var markdown = text.markdown();
        if (markdown.length() > settings.maxSize()
                || markdown.getBytes(StandardCharsets.UTF_8).length > settings.maxSize()) {
            throw tooLarge("A document has at most " + settings.maxSize() + " bytes");
        }
        if (markdown.lines().limit(settings.maxLines() + 1L).count() > settings.maxLines()) {
            throw tooLarge("A document has at most " + settings.maxLines() + " lines");
        }
        if (markdown.lines().anyMatch(this::makesTooWideATable)) {
            throw tooLarge("A table has at most " + settings.maxColumns() + " columns");
        }
    }

    private boolean makesTooWideATable(String line) {
        var bars = line.chars().filter(each -> each == '|').count();
        return bars > settings.maxColumns() + 1L && TABLE_RULE.matcher(line).matches();
    }

    /// Walks without recursion: how deep it goes is what is to be found out.
    void checkShape(Node document) {
        var parts = 0;
        var depth = 0;
        var at = document;
        while (at != null) {
            if (++parts > settings.maxParts()) {
                throw tooLarge("A document has at most " + settings.maxParts() + " parts");
            }
            if (at.getFirstChild() != null) {
                at = at.getFirstChild();
                if (++depth > settings.maxDepth()) {
                    throw tooLarge("A document goes at most " + settings.maxDepth() + " levels deep");
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
