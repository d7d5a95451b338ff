package dev.parley.template.body;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An answer as it is written into Markdown: what was typed, in as many lines as its spot has room for, and no Markdown
/// of its own.
final class Written {
    /// Joins words, is seen by nobody, and is neither a space nor punctuation: between an answer and the signs beside
    /// it, it makes them what they would be beside a word.
    static final String JOINER = "\u2060";

    private static final Pattern LINE_ENDS = Pattern.compile("\r\n|[\r\u000b\f\u0085\u2028]");
    private static final Pattern PARAGRAPHS = Pattern.compile("\n(?:[\\s\\p{Z}]*\n)+");
    private static final Pattern AROUND_LINES = Pattern.compile("(?m)^[ \t\\p{Z}]+|[ \t\\p{Z}]+$");
    /// What turns the words around it, and not just its own.
    private static final Pattern TURNS = Pattern.compile("[\u202a-\u202e\u2066-\u2069]");

    private static final Pattern ANYWHERE = Pattern.compile("[\\\\`*_{}\\[\\]<>|~&]");
    private static final Pattern AT_START = Pattern.compile("^(?:(\\d{1,9})([.)])(?=\\s|$)|([#+=-]))");
    /// At the end of a heading, such signs are no part of it.
    private static final Pattern CLOSES_HEADING = Pattern.compile("(?<=\\s)#");
    private static final Pattern NOT_IN_ADDRESS = Pattern.compile("[^A-Za-z0-9._~:/?#@!$&'*+,;=%-]");

    private Written() {}

    /// Without what has no place in a text: other ends of lines, spaces around them, and signs that turn the words of
    /// others around.
    static String tidy(String answer) {
        var lines = LINE_ENDS.matcher(answer.replace("\u2029", "\n\n")).replaceAll("\n");
        var plain = TURNS.matcher(lines).replaceAll("").replace('\t', ' ');
        var paragraphs = AROUND_LINES.matcher(plain).replaceAll("");
        return Invisible.isAll(paragraphs) ? "" : paragraphs.strip();
    }

    /// `isolated`: whether there are words of both directions in the document, so that each answer is kept to itself.
    static String at(Spot spot, String answer, boolean isolated) {
        return switch (spot.kind()) {
            case WORDS ->
                PARAGRAPHS
                        .splitAsStream(answer)
                        .map(paragraph -> lines(spot, paragraph, isolated))
                        .collect(Collectors.joining("\n" + spot.margin().stripTrailing() + "\n" + spot.margin()));
            case EMPHASIZED -> lines(spot, PARAGRAPHS.matcher(answer).replaceAll("\n"), isolated);
            case LINE ->
                kept(
                                CLOSES_HEADING
                                        .matcher(escaped(inOneLine(answer), "&#124;"))
                                        .replaceAll("\\\\#"),
                                isolated)
                        .replace("\"", "\\\"");
            case CELL -> kept(escaped(inOneLine(answer), "\\\\|"), isolated);
            case CODE -> inOneLine(answer);
            case CODE_BLOCK ->
                answer.lines()
                        .map(line -> line.startsWith("```") || line.startsWith("~~~") ? JOINER + line : line)
                        .collect(Collectors.joining("\n" + spot.margin()));
            case ADDRESS -> address(inOneLine(answer));
            case HTML ->
                inOneLine(answer)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
        };
    }

    /// Two spaces at its end break a line in all Markdown there is.
    private static String lines(Spot spot, String paragraph, boolean isolated) {
        return paragraph
                .lines()
                .map(line -> kept(escaped(line, "&#124;"), isolated))
                .collect(Collectors.joining("  \n" + spot.margin()));
    }

    private static String inOneLine(String answer) {
        return Stream.of(answer.split("\n+")).map(String::strip).collect(Collectors.joining(" "));
    }

    /// What somebody has typed stays what it was typed as, whatever it means in Markdown. A bar is written as `bar`:
    /// only in a table does a backslash hide it.
    private static String escaped(String line, String bar) {
        var inline = ANYWHERE.matcher(line)
                .replaceAll(sign -> sign.group().equals("|") ? bar : "\\\\" + Matcher.quoteReplacement(sign.group()));
        return AT_START.matcher(inline)
                .replaceAll(start ->
                        start.group(1) == null ? "\\\\" + start.group(3) : start.group(1) + "\\\\" + start.group(2));
    }

    private static String kept(String line, boolean isolated) {
        return isolated ? "\u2068" + line + "\u2069" : line;
    }

    private static String address(String answer) {
        return NOT_IN_ADDRESS
                .matcher(answer)
                .replaceAll(sign ->
                        URLEncoder.encode(sign.group(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
