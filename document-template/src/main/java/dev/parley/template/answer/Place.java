package dev.parley.template.answer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A choice named by its place in the list: `2`, `option b`, `the second one`, `the last one`.
///
/// `explicit` when nothing but a place can be meant; a mere `2` may also be part of a label.
record Place(int index, boolean explicit) {
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final Pattern PLACE = Pattern.compile(
            "(?:the )?(?<kind>(?:option|choice|number|no|nr|answer|item) )?(?<which>\\d{1,4}(?<th>st|nd|rd|th)?|[a-z]{1,7})"
                    + "(?<one> (?:one|option|choice|answer|item))?");

    /// Null where the words name no place.
    static Place of(String spoken, int size) {
        Matcher matcher = PLACE.matcher(spoken);
        if (!matcher.matches()) {
            return null;
        }
        String which = matcher.group("which");
        boolean kind = matcher.group("kind") != null;
        boolean one = matcher.group("one") != null;
        int index = index(which, size);
        return index < 0 || index >= size ? null : new Place(index, kind || one || matcher.group("th") != null);
    }

    /// Whether a place is named which the list does not have: `option c` of two.
    static boolean isBeyond(String spoken, int size) {
        Matcher matcher = PLACE.matcher(spoken);
        if (!matcher.matches()) {
            return false;
        }
        String which = matcher.group("which");
        boolean explicit = matcher.group("kind") != null || matcher.group("one") != null || matcher.group("th") != null;
        return explicit && index(which, size) >= size;
    }

    private static int index(String which, int size) {
        if (Character.isDigit(which.charAt(0))) {
            return Integer.parseInt(which.replaceAll("\\D", "")) - 1;
        }
        if (which.length() == 1) {
            return which.charAt(0) - 'a';
        }
        return which.equals("last") ? size - 1 : Math.max(ORDINALS.indexOf(which), NUMBERS.indexOf(which));
    }
}
