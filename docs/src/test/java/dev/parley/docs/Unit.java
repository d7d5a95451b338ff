package dev.parley.docs;

import java.util.regex.Pattern;

/// In what a setting is given.
final class Unit {
    private static final Pattern BYTES = Pattern.compile("\\bbytes?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARACTERS = Pattern.compile("\\bcharacters?\\b", Pattern.CASE_INSENSITIVE);

    private Unit() {}

    static String of(String type, String meaning) {
        return switch (type) {
            case "Duration" -> "duration";
            case "boolean", "Boolean" -> "true, false";
            case "int", "long", "OptionalInt", "OptionalLong" -> counted(meaning);
            case "double", "OptionalDouble" -> "number";
            case "URI" -> "URL";
            case "ZoneId" -> "time zone";
            case "ThinkBlocks.Mode" -> "off, on, begun";
            case "Instructions" -> "system, developer, first-message";
            case "String", "Header", "AnonymousPolicy" -> "text";
            default -> {
                if (type.startsWith("List<") || type.startsWith("Set<")) {
                    yield "list, with commas";
                }
                throw new IllegalArgumentException("Say here in what a setting of the type " + type + " is given");
            }
        };
    }

    /// The first sentence says what is counted.
    private static String counted(String meaning) {
        var first = meaning.split("[.;:]", 2)[0];
        if (BYTES.matcher(first).find()) {
            return "bytes";
        }
        if (CHARACTERS.matcher(first).find()) {
            return "characters";
        }
        return first.startsWith("Per cent") ? "per cent" : "number";
    }
}
