package dev.parley.ai.openai.stream;

import org.jspecify.annotations.Nullable;

/// Tells `<think>` blocks at the beginning of an answer apart from the answer, as it arrives: one, or several with
/// nothing but white space between them. A tag may come in pieces. Once the answer has begun, tags are text like any
/// other: somebody may be talking about them.
public final class ThinkBlocks {
    /// How blocks are told apart.
    public enum Mode {
        OFF,
        ON,
        /// The first block has been opened already, where nobody sees it.
        BEGUN;

        @Nullable
        ThinkBlocks reader() {
            return this == OFF ? null : new ThinkBlocks(this == BEGUN);
        }
    }

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private final StringBuilder held = new StringBuilder();
    /// The first block's tag may be seen although it is said not to be.
    private boolean mayOpenAgain;
    private boolean thinking;
    private boolean thought;
    private boolean answering;

    private ThinkBlocks(boolean begun) {
        thinking = begun;
        mayOpenAgain = begun;
    }

    Words more(String text) {
        held.append(text);
        return take(false);
    }

    /// What was held back because it might have become a tag.
    Words end() {
        return take(true);
    }

    private Words take(boolean all) {
        var thoughts = new StringBuilder();
        while (!answering && (thinking ? think(thoughts, all) : open(all))) {
            // The next tag may have come with it.
        }
        if (!answering) {
            return new Words("", thoughts.toString());
        }
        var said = held.toString();
        held.setLength(0);
        return new Words(said, thoughts.toString());
    }

    /// @return whether the block has ended
    private boolean think(StringBuilder thoughts, boolean all) {
        if (mayOpenAgain) {
            var start = blank();
            var rest = held.substring(start);
            if (!all && rest.length() < OPEN.length() && OPEN.startsWith(rest)) {
                return false;
            }
            held.delete(0, rest.startsWith(OPEN) ? start + OPEN.length() : 0);
            mayOpenAgain = false;
        }
        var at = held.indexOf(CLOSE);
        var end = at >= 0 ? at : held.length() - (all ? 0 : beginningOfClose());
        thoughts.append(held, 0, end);
        held.delete(0, at >= 0 ? at + CLOSE.length() : end);
        thinking = at < 0;
        thought = true;
        return !thinking;
    }

    /// What is blank around a block belongs to neither.
    ///
    /// @return whether another block has begun
    private boolean open(boolean all) {
        var start = blank();
        var rest = held.substring(start);
        thinking = rest.startsWith(OPEN);
        if (thinking) {
            held.delete(0, start + OPEN.length());
        } else if (all || !OPEN.startsWith(rest)) {
            held.delete(0, thought ? start : 0);
            answering = true;
        }
        return thinking;
    }

    /// How many characters of white space come first.
    private int blank() {
        var at = 0;
        while (at < held.length() && Character.isWhitespace(held.charAt(at))) {
            at++;
        }
        return at;
    }

    /// How many characters at the end of what is held may be the beginning of the tag.
    private int beginningOfClose() {
        for (var length = Math.min(CLOSE.length() - 1, held.length()); length > 0; length--) {
            if (CLOSE.startsWith(held.substring(held.length() - length))) {
                return length;
            }
        }
        return 0;
    }
}
