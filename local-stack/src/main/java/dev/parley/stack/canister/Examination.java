package dev.parley.stack.canister;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Runs every check over the lines of what somebody wrote.
final class Examination {
    /// A longer line is machine-made; only its beginning is looked at, which keeps the checks quick whatever comes.
    static final int LONGEST_LINE = 1000;

    static final int MOST_LINES = 5000;
    private static final Pattern COMMENT = Pattern.compile("\\s*(//|# |#$|\\* |\\*/|/\\*|-- |<!--).*");

    private final List<Check> checks;

    Examination(List<Check> checks) {
        this.checks = checks;
    }

    List<Finding> of(List<String> messages) {
        var findings = new ArrayList<Finding>();
        for (var check : checks) {
            var places = places(check, messages);
            if (!places.isEmpty()) {
                findings.add(new Finding(check, places));
            }
        }
        return findings;
    }

    private static List<String> places(Check check, List<String> messages) {
        var places = new ArrayList<String>();
        for (var message = 0; message < messages.size(); message++) {
            var lines = messages.get(message).lines().limit(MOST_LINES).toList();
            for (var number = 0; number < lines.size(); number++) {
                var line = lines.get(number);
                var start = line.substring(0, Math.min(line.length(), LONGEST_LINE));
                if (!COMMENT.matcher(start).matches() && check.finds(start)) {
                    places.add((messages.size() > 1 ? "message " + (message + 1) + ", " : "") + "line " + (number + 1));
                }
            }
        }
        return places;
    }
}
