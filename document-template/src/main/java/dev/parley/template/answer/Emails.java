package dev.parley.template.answer;

import dev.parley.template.answer.Understood.Meant;
import dev.parley.template.answer.Understood.Unclear;
import java.util.Locale;
import java.util.regex.Pattern;

/// The one e-mail address in a text, within the lengths of RFC 5321, 4.5.3.1.
public final class Emails {
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,252}[\\p{L}\\p{N}])?");
    private static final int MOST_LOOKED_AT = 1000;
    private static final int MAX_LENGTH = 254;

    private Emails() {}

    public static Understood<String> read(String text) {
        var cut = text.length() > MOST_LOOKED_AT ? text.substring(0, MOST_LOOKED_AT) : text;
        var found = ADDRESS.matcher(cut).results().map(match -> match.group()).toList();
        if (found.size() != 1 || cut.chars().filter(each -> each == '@').count() != 1) {
            return new Unclear<>(
                    found.size() > 1
                            ? "I read more than one address there; please give just one."
                            : "I could not read that as an e-mail address; try something like jane@example.org.");
        }
        var at = found.getFirst().lastIndexOf('@');
        var local = found.getFirst().substring(0, at);
        var domain = found.getFirst().substring(at + 1).toLowerCase(Locale.ROOT);
        var isSound = found.getFirst().length() <= MAX_LENGTH
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !found.getFirst().contains("..")
                && domain.contains(".");
        return isSound
                ? new Meant<>(local + "@" + domain)
                : new Unclear<>("That address cannot be right; please check it.");
    }
}
