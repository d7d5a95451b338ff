package dev.parley.template.reader;

import java.util.Optional;

/// The length of the shortest and of the longest text a regular expression may match, and whether it may begin and end
/// with something that can be seen, where it is made of parts of which that is plain: characters, classes, groups,
/// alternatives, how often they come, and both ends of the text. Of others nothing is said.
final class PatternLength {
    /// `opens` and `closes`: whether what is seen may come first, and last.
    record Length(long least, long most, boolean opens, boolean closes) {
        private static final long MUCH = Integer.MAX_VALUE;

        Length then(Length next) {
            return new Length(
                    Math.min(MUCH, least + next.least),
                    Math.min(MUCH, most + next.most),
                    opens || least == 0 && next.opens,
                    next.closes || next.least == 0 && closes);
        }

        Length or(Length other) {
            return new Length(
                    Math.min(least, other.least),
                    Math.max(most, other.most),
                    opens || other.opens,
                    closes || other.closes);
        }

        Length times(long fewest, long greatest) {
            return new Length(
                    Math.min(MUCH, least * fewest),
                    most == 0 ? 0 : Math.min(MUCH, most * greatest),
                    opens && greatest > 0,
                    closes && greatest > 0);
        }
    }

    private static final Length NOTHING = new Length(0, 0, false, false);
    private static final Length SEEN = new Length(1, 1, true, true);
    private static final Length SPACE = new Length(1, 1, false, false);
    /// What no text matches.
    private static final Length NEVER = new Length(Length.MUCH, 0, false, false);

    private static final String SPACES = " shtnrf";
    private static final String PLAIN_ESCAPES = "dDwWsShHtnrf.-/\\+*?()[]{}|^$&%#@!,:;<>=~'\"_ ";

    private final String pattern;
    private int at;

    private PatternLength(String pattern) {
        this.pattern = pattern;
    }

    static Optional<Length> of(String pattern) {
        try {
            var reader = new PatternLength(pattern);
            var length = reader.alternatives(0);
            return reader.at == pattern.length() ? Optional.of(length) : Optional.empty();
        } catch (Unknown e) {
            return Optional.empty();
        }
    }

    /// `before`: how long what comes before it is at least.
    private Length alternatives(long before) {
        var length = sequence(before);
        while (is('|')) {
            at++;
            length = length.or(sequence(before));
        }
        return length;
    }

    private Length sequence(long before) {
        var length = NOTHING;
        var ended = false;
        while (at < pattern.length() && !is('|') && !is(')')) {
            var ends = is('$');
            var part = counted(part(before + length.least));
            length = ended && part.least > 0 ? NEVER : length.then(part);
            ended |= ends && pattern.charAt(at - 1) == '$';
        }
        return length;
    }

    private Length part(long before) {
        var sign = pattern.charAt(at++);
        return switch (sign) {
            case '^' -> before > 0 ? NEVER : NOTHING;
            case '$' -> NOTHING;
            case ' ' -> SPACE;
            case '(' -> group(before);
            case '[' -> classOfCharacters();
            case '\\' -> escaped();
            case '*', '+', '?', '{' -> throw new Unknown();
            default -> {
                if (Character.isSurrogate(sign)) {
                    throw new Unknown();
                }
                yield SEEN;
            }
        };
    }

    private Length group(long before) {
        if (is('?')) {
            if (!pattern.startsWith("?:", at)) {
                throw new Unknown();
            }
            at += 2;
        }
        var length = alternatives(before);
        if (!is(')')) {
            throw new Unknown();
        }
        at++;
        return length;
    }

    private Length classOfCharacters() {
        var seen = is('^');
        at += seen ? 1 : 0;
        for (var first = true; first || !is(']'); first = false) {
            if (at >= pattern.length() || is('[') || is('&') || Character.isSurrogate(pattern.charAt(at))) {
                throw new Unknown();
            }
            at++;
            if (pattern.charAt(at - 1) == '\\') {
                seen |= escaped().opens();
            } else {
                seen |= pattern.charAt(at - 1) != ' ';
            }
        }
        at++;
        return seen ? SEEN : SPACE;
    }

    private Length escaped() {
        if (at < pattern.length() && (is('p') || is('P')) && pattern.startsWith("{", at + 1)) {
            at = pattern.indexOf('}', at) + 1;
            return SEEN;
        }
        if (at >= pattern.length() || PLAIN_ESCAPES.indexOf(pattern.charAt(at)) < 0) {
            throw new Unknown();
        }
        at++;
        return SPACES.indexOf(pattern.charAt(at - 1)) < 0 ? SEEN : SPACE;
    }

    private Length counted(Length part) {
        if (at >= pattern.length() || "*+?{".indexOf(pattern.charAt(at)) < 0) {
            return part;
        }
        var length = switch (pattern.charAt(at++)) {
            case '*' -> part.times(0, Length.MUCH);
            case '+' -> part.times(1, Length.MUCH);
            case '?' -> part.times(0, 1);
            default -> braces(part);
        };
        if (is('?') || is('+')) {
            at++;
        }
        return length;
    }

    private Length braces(Length part) {
        var end = pattern.indexOf('}', at);
        var bounds = pattern.substring(at, end).split(",", -1);
        at = end + 1;
        var fewest = Long.parseLong(bounds[0].strip());
        if (bounds.length == 1) {
            return part.times(fewest, fewest);
        }
        return part.times(fewest, bounds[1].isBlank() ? Length.MUCH : Long.parseLong(bounds[1].strip()));
    }

    private boolean is(char sign) {
        return at < pattern.length() && pattern.charAt(at) == sign;
    }

    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
