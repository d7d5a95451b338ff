package dev.parley.session.database;

/// Text that PostgreSQL takes and gives back unchanged: no NUL, and no half of a surrogate pair.
public final class StorableText {
    private StorableText() {}

    /// Storable and not longer than that many UTF-16 units.
    public static boolean fits(String text, int limit) {
        return text.length() <= limit && storable(text);
    }

    public static boolean storable(String text) {
        for (var at = 0; at < text.length(); at++) {
            var unit = text.charAt(at);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                var paired = Character.isHighSurrogate(unit)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!paired) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}
