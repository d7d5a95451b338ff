package dev.parley.template.answer;

import java.util.Map;

/// Whether two words are forms of one: `pay`, `pays`, `paid`, `paying`. It is enough for what is said again.
final class Stems {
    private static final int SHORTEST = 3;
    private static final String[] ENDINGS = {"ing", "ied", "ies", "ed", "es", "e", "y", "s"};
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("paid", "pay"),
            Map.entry("bore", "bear"),
            Map.entry("borne", "bear"),
            Map.entry("given", "give"),
            Map.entry("gave", "give"),
            Map.entry("got", "get"),
            Map.entry("held", "hold"),
            Map.entry("kept", "keep"),
            Map.entry("made", "make"),
            Map.entry("sent", "send"),
            Map.entry("sold", "sell"),
            Map.entry("taken", "take"),
            Map.entry("took", "take"),
            Map.entry("chosen", "choose"),
            Map.entry("chose", "choose"),
            Map.entry("bought", "buy"));

    private Stems() {}

    static boolean alike(String one, String other) {
        return of(one).equals(of(other));
    }

    private static String of(String word) {
        String form = IRREGULAR.getOrDefault(word, word);
        for (String ending : ENDINGS) {
            if (form.endsWith(ending) && form.length() - ending.length() >= SHORTEST) {
                return form.substring(0, form.length() - ending.length());
            }
        }
        return form;
    }
}
