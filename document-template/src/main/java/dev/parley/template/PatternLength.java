package dev.parley.template;

import java.util.Optional;

/// The length of the shortest and of the longest text a regular expression may match, where it is made of parts whose
/// lengths are plain: characters, classes, groups, alternatives and how often they come. Of others nothing is said.
final class PatternLength {
    record Length(long least, long most) {
        private static final long MUCH = Integer.MAX_VALUE;

        Length then(Length next) {
            return new Length(Math.min(MUCH, least + next.least), Math.min(MUCH, most + next.most));
        }

        Length or(Length other) {
            return new Length(Math.min(least, other.least), Math.max(most, other.most));
        }

        Length times(long fewest, long greatest) {
            return new Length(Math.min(MUCH, least * fewest), most == 0 ? 0 : Math.min(MUCH, most * greatest));
        }
    }

    private static final Length NOTHING = new Length(0, 0);
    private static final Length ONE = new Length(1, 1);
    private static final String PLAIN_ESCAPES = "dDwWsShHtnrf.-/\\+*?()[]{}|^$&%#@!,:;<>=~'\"_ ";

    private final String pattern;
    private int at;

    private PatternLength(String pattern) {
        this.pattern = pattern;
    }

    static Optional<Length> of(String pattern) {
        try {
            var reader = new PatternLength(pattern);
            var length = reader.alternatives();
            return reader.at == pattern.length() ? Optional.of(length) : Optional.empty();
        } catch (Unknown e) {
            return Optional.empty();
        }
    }

    private Length alternatives() {
        var length = sequence();
        while (is('|')) {
            at++;
            length = length.or(sequence());
        }
        return length;
    }

    private Length sequence() {
        var length = NOTHING;
        while (at < pattern.length() && !is('|') && !is(')')) {
            length = length.then(counted(part()));
        }
        return length;
    }

    private Length part() {
        var sign = pattern.charAt(at++);
        return switch (sign) {
            case '^', '$' -> NOTHING;
            case '(' -> group();
            case '[' -> classOfCharacters();
            case '\\' -> escaped();
            case '*', '+', '?', '{' -> throw new Unknown();
            default -> {
                if (Character.isSurrogate(sign)) {
                    throw new Unknown();
                }
                yield ONE;
            }
        };
    }

    private Length group() {
        if (is('?')) {
            if (!pattern.startsWith("?:", at)) {
                throw new Unknown();
            }
            at += 2;
        }
        var length = alternatives();
        if (!is(')')) {
            throw new Unknown();
        }
        at++;
        return length;
    }

    private Length classOfCharacters() {
        at += is('^') ? 1 : 0;
        for (var first = true; first || !is(']'); first = false) {
            if (at >= pattern.length() || is('[') || is('&') || Character.isSurrogate(pattern.charAt(at))) {
                throw new Unknown();
            }
            at++;
            if (pattern.charAt(at - 1) == '\\') {
                escaped();
            }
        }
        at++;
        return ONE;
    }

    private Length escaped() {
        if (at < pattern.length() && (is('p') || is('P')) && pattern.startsWith("{", at + 1)) {
            at = pattern.indexOf('}', at) + 1;
            return ONE;
        }
        if (at >= pattern.length() || PLAIN_ESCAPES.indexOf(pattern.charAt(at)) < 0) {
            throw new Unknown();
        }
        at++;
        return ONE;
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
