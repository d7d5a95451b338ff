package dev.parley.ai.openai.stream;

/// Tells `<think>` blocks apart from the text around them, as it arrives. A tag may come in pieces.
final class ThinkBlocks {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private final StringBuilder held = new StringBuilder();
    private boolean thinking;
    private boolean leading = true;

    Words more(String text) {
        held.append(text);
        return take(false);
    }

    /// What was held back because it might have become a tag.
    Words end() {
        return take(true);
    }

    private Words take(boolean all) {
        var said = new StringBuilder();
        var thought = new StringBuilder();
        while (true) {
            var tag = thinking ? CLOSE : OPEN;
            var at = held.indexOf(tag);
            var end = at >= 0 ? at : held.length() - (all ? 0 : beginning(tag));
            tell(held.substring(0, end), said, thought);
            if (at < 0) {
                held.delete(0, end);
                return new Words(said.toString(), thought.toString());
            }
            held.delete(0, at + tag.length());
            thinking = !thinking;
            leading = !thinking;
        }
    }

    /// The empty lines after a block belong to neither.
    private void tell(String text, StringBuilder said, StringBuilder thought) {
        if (thinking) {
            thought.append(text);
            return;
        }
        var told = leading ? text.stripLeading() : text;
        leading &= told.isEmpty();
        said.append(told);
    }

    /// How many characters at the end of what is held may be the beginning of the tag.
    private int beginning(String tag) {
        for (var length = Math.min(tag.length() - 1, held.length()); length > 0; length--) {
            if (held.substring(held.length() - length).equals(tag.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }
}
