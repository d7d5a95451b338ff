package dev.parley.stack.canister;

import java.util.List;
import java.util.stream.Collectors;

/// What the development canister answers: its findings in words, and how many there are.
record Review(String text, int found) {
    private static final String INTRODUCTION = """
            I am the development canister of your local Parley, not a real AI: I only run a fixed set of checks over \
            the code you send. Set `AVAI_CANISTER_WS_URL` or `OPENAI_BASE_URL` to talk to a real one.

            """;

    static Review of(List<Finding> findings, boolean firstAnswer) {
        var text = new StringBuilder(firstAnswer ? INTRODUCTION : "");
        if (findings.isEmpty()) {
            text.append("I found nothing in this message, which does not prove that there is nothing. I check for: ")
                    .append(Checks.ALL.stream()
                            .map(check -> check.name().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining("; ")))
                    .append(".");
        } else {
            text.append(findings.size() == 1 ? "I found one problem:" : "I found " + findings.size() + " problems:");
            for (var number = 0; number < findings.size(); number++) {
                describe(findings.get(number), number + 1, text);
            }
        }
        return new Review(text.toString(), findings.size());
    }

    private static void describe(Finding finding, int number, StringBuilder text) {
        text.append("\n\n%d. **%s** (%s)\n   %s\n   *Instead:* %s"
                .formatted(
                        number,
                        finding.check().name(),
                        places(finding.places()),
                        finding.check().why(),
                        finding.check().instead()));
    }

    private static String places(List<String> places) {
        var shown = String.join("; ", places.subList(0, Math.min(places.size(), 10)));
        return places.size() > 10 ? shown + "; and " + (places.size() - 10) + " more" : shown;
    }

    /// The text cut after each word, so that its pieces joined are the text again.
    List<String> words() {
        return List.of(text.split("(?<=\\s)(?=\\S)"));
    }
}
