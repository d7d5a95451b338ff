package dev.parley.template.answer;

/// What may be chosen: `value` is what is stored, `label` what people read.
public record Choice(String value, String label) {
    /// A label as it is compared with what people say; two alike could not be told apart.
    public static String said(String label) {
        String spoken = TextNormalizer.spoken(label);
        return spoken.isEmpty() ? TextNormalizer.lower(label) : spoken;
    }
}
