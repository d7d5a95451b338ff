package dev.parley.bench.documents;

import dev.parley.bench.load.WebSocket;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/// One person who has one mutual NDA after the other made, and answers each question at once.
final class Interviewee implements AutoCloseable {
    static final String TEMPLATE = "mutual-nda";

    private static final Pattern ASKED = Pattern.compile("\"question\":\\{\"id\":\"([^\"]+)\"");
    private static final String OUTCOME = "\"type\":";

    private final URI address;
    private WebSocket socket;
    private String asked;

    Interviewee(URI parley, String token) {
        this.address = parley.resolve(
                "/chat?templateId=" + TEMPLATE + "&token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    /// A session, and its first question.
    private void comes() throws IOException {
        socket = WebSocket.open(address, null);
        hears("next_question");
    }

    void comesIfAway() throws IOException {
        if (socket == null) {
            comes();
        }
    }

    private String hears(String what) throws IOException {
        var frame = socket.await(what.equals(OUTCOME) ? OUTCOME : "\"type\":\"" + what + "\"");
        var question = ASKED.matcher(frame);
        asked = question.find() ? question.group(1) : null;
        return frame;
    }

    /// Answers what is being asked; how long that took is recorded in microseconds.
    void turn(Histogram micros) throws IOException {
        var begun = System.nanoTime();
        socket.say("{\"type\":\"user_message\",\"content\":\"" + words(asked) + "\"}");
        var frame = hears(OUTCOME);
        micros.recordValue(Math.clamp((System.nanoTime() - begun) / 1000, 0, 59_000_000));
        if (frame.contains("session_complete")) {
            socket.close();
            comes();
        } else if (asked == null) {
            throw new IOException("unexpected " + frame);
        }
    }

    private static String words(String question) {
        return switch (question) {
            case "companies" -> "neither";
            case "first_email", "second_email" -> "it is jane@example.org";
            case "purpose" -> "to find out whether we want to work together";
            case "effective_date" -> "next Friday";
            case "term_months" -> "two dozen";
            case "governing_law" -> "Ireland";
            case "liquidated_damages" -> "no thanks";
            case "excluded_information", "optional_clauses" -> "skip";
            default -> "Zoe Quinn";
        };
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}
