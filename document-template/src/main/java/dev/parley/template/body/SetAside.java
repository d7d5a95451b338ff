package dev.parley.template.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The answers of one rendering, put aside while the template around them is laid out. In their place stands a mark,
/// which is one word to any reader of Markdown, so that what an answer says cannot change how the template is read.
final class SetAside {
    static final ScopedValue<SetAside> CURRENT = ScopedValue.newInstance();

    /// Between two noncharacters of Unicode, which no text for people has.
    static final Pattern MARK = Pattern.compile("\ufdd0(\\d+)\ufdd1");

    private static final Pattern NONCHARACTERS = Pattern.compile("[\ufdd0-\ufdef]");

    private final List<String> answers = new ArrayList<>();

    /// The mark that stands for it.
    String put(String answer) {
        answers.add(Written.tidy(withoutMarks(answer)));
        return "\ufdd0" + (answers.size() - 1) + "\ufdd1";
    }

    String get(int number) {
        return answers.get(number);
    }

    boolean any(Pattern pattern) {
        return answers.stream().anyMatch(answer -> pattern.matcher(answer).find());
    }

    static String withoutMarks(String text) {
        return NONCHARACTERS.matcher(text).replaceAll("");
    }
}
