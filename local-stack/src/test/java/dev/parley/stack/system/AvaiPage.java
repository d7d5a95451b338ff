package dev.parley.stack.system;

import java.time.Duration;
import java.util.UUID;

/// The web page of the avai system as it behaves in people's browsers. It says `analysis_request`, and `authenticate`
/// from each of its three parts if somebody has signed in; it understands what is said of its request and nothing else,
/// thinks until it hears that or for half a minute, and dials again after every close but 1000.
final class AvaiPage implements AutoCloseable {
    private static final Duration THINKS = Duration.ofSeconds(30);
    private static final int PARTS = 3;

    private final StackUnderTest stack;
    private final String token;
    private final String session = "supabase_" + UUID.randomUUID();
    private final String client = "avai_user_" + UUID.randomUUID();
    private ChatClient socket;

    /// `token` null: nobody has signed in.
    AvaiPage(StackUnderTest stack, String token) {
        this.stack = stack;
        this.token = token;
    }

    /// What it shows when it thinks no more, and the thread it was said in (null: none).
    record Shown(boolean success, String text, String thread) {}

    AvaiPage opens(int gateway) {
        socket = ChatClient.connect(stack.address(gateway, "/ws?type=general&client_id=" + client));
        for (var part = 0; token != null && part < PARTS; part++) {
            socket.says("authenticate", "token", token, "anonymous", false, "userId", client);
        }
        return this;
    }

    /// Its network is lost for a moment.
    AvaiPage dialsAgain(int gateway) {
        socket.vanishes();
        return opens(gateway);
    }

    Shown asks(String prompt) {
        says(prompt);
        return shows();
    }

    void says(String prompt) {
        var about = Frame.JSON
                .createObjectNode()
                .put("session_id", session)
                .put("user_id", client)
                .put("is_anonymous", token == null);
        socket.says("analysis_request", "prompt", prompt, "client_id", client, "session_data", about);
    }

    Shown shows() {
        var response = socket.hears("response", THINKS);
        var complete = socket.hears("analysis_complete", THINKS);
        var success = response.text("status").equals("success");
        if (success != complete.at("success").asBoolean()
                || !response.text("request_id").equals(complete.text("request_id"))) {
            throw new AssertionError(response.json() + " and " + complete.json());
        }
        if (!success) {
            return new Shown(false, response.text("error"), null);
        }
        var answer = Frame.read(response.text("response"));
        if (!answer.text("session_id").equals(session)) {
            throw new AssertionError("of another session: " + answer.json());
        }
        return new Shown(true, answer.text("message"), answer.text("thread_id"));
    }

    /// The socket, for what only a test looks at.
    ChatClient socket() {
        return socket;
    }

    @Override
    public void close() {
        socket.close();
    }
}
