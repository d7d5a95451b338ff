package dev.parley.template.answer;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A choice named by its place in the list: `2`, `option b`, `the second one`, `the last one`.
///
/// `sure` where it can be nothing else (`option 2`); `explicit` where only a label that says the same may be meant as
/// well (`the second one`); a mere `b` may also begin a label. `forms` are the words a label would say it in.
record Place(int index, boolean sure, boolean explicit, Set<String> forms) {
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final List<String> NTHS =
            List.of("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th");
    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final Pattern PLACE = Pattern.compile(
            "(?:the )?(?<kind>(?:option|choice|number|no|nr|answer|item) )?(?<which>\\d{1,4}(?<th>st|nd|rd|th)?|[a-z]{1,7})"
                    + "(?<one> (?:one|option|choice|answer|item))?");

    /// Null where the words name no place.
    static @Nullable Place of(String spoken, int size) {
        Matcher matcher = PLACE.matcher(spoken);
        if (!matcher.matches()) {
            return null;
        }
        String which = matcher.group("which");
        boolean sure = matcher.group("kind") != null;
        boolean explicit = sure || matcher.group("one") != null || matcher.group("th") != null;
        int index = index(which, size);
        return index < 0 || index >= size ? null : new Place(index, sure, explicit, forms(which, index));
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

    /// `2nd` is `second`; any other word is itself.
    static String ordinal(String word) {
        int nth = NTHS.indexOf(word);
        return nth < 0 ? word : ORDINALS.get(nth);
    }

    static boolean isOrdinal(String word) {
        return ORDINALS.contains(ordinal(word));
    }

    private static Set<String> forms(String which, int index) {
        if (isOrdinal(which)) {
            return Set.of(ORDINALS.get(index), NTHS.get(index));
        }
        boolean number = Character.isDigit(which.charAt(0)) || NUMBERS.contains(which);
        return number && index < NUMBERS.size() ? Set.of(String.valueOf(index + 1), NUMBERS.get(index)) : Set.of(which);
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
