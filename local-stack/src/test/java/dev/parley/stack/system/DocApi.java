package dev.parley.stack.system;

import java.net.http.HttpResponse;
import java.time.Duration;

/// The documents system's `DocAPI` as it behaves: a session has started when a first frame tells its id, a close but
/// 1000 is followed by another connection, and a document is fetched by its address alone.
final class DocApi implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final StackUnderTest stack;
    private ChatClient socket;

    DocApi(StackUnderTest stack) {
        this.stack = stack;
    }

    String startSession(String token) {
        socket = ChatClient.connect(stack.address(1, Applicant.path(token, null)));
        return socket.hears("the session's id", SOON, frame -> frame.has("sessionId"))
                .text("sessionId");
    }

    void sendMessage(String content) {
        socket.says("user_message", "content", content);
    }

    Frame onMessage(String type) {
        return socket.hears(type, SOON);
    }

    /// `query` is what the page puts behind the address it was written with.
    HttpResponse<String> exportDocument(String document, String format, String query) {
        return Http.get(stack.http(1, "/documents/" + document + "/export?format=" + format + query));
    }

    @Override
    public void close() {
        socket.close();
    }
}
