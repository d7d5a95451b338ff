package dev.parley.stack.system;

import dev.parley.test.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/// The web page of the documents system as it behaves in people's browsers. It names no template, shows the history it
/// is given in place of all it shows, closes when a document is finished, and dials again at once whenever it is
/// disconnected, whatever the reason.
final class DocumentsPage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StackUnderTest stack;
    private final String token;
    private final List<String> messages = new ArrayList<>();
    private final List<Long> dialled = new ArrayList<>();
    private final Thread life = Thread.ofVirtual().unstarted(this::lives);
    private volatile int gateway;
    private volatile ChatClient socket;
    private volatile boolean left;
    private boolean greeted;
    private String document;
    private String error;

    DocumentsPage(StackUnderTest stack, String token) {
        this.stack = stack;
        this.token = token;
    }

    DocumentsPage opens(int firstGateway) {
        gateway = firstGateway;
        life.start();
        return this;
    }

    /// Where it comes to when it dials the next time.
    void moves(int nextGateway) {
        gateway = nextGateway;
    }

    private void lives() {
        while (!left) {
            try {
                socket = ChatClient.connect(stack.address(gateway, Applicant.path(token, null)));
                synchronized (this) {
                    dialled.add(System.nanoTime());
                }
                shows(socket);
            } catch (CompletionException refused) {
                synchronized (this) {
                    error = "refused: " + refused.getCause();
                }
                return;
            }
        }
    }

    private void shows(ChatClient from) {
        while (!left) {
            Frame frame;
            try {
                frame = from.hears("anything", Duration.ofHours(1), any -> true);
            } catch (AssertionError closed) {
                return;
            }
            hears(frame);
            if (frame.type().equals("session_complete") || frame.type().equals("guardrail_exit")) {
                from.close();
                return;
            }
        }
    }

    private synchronized void hears(Frame frame) {
        switch (frame.type()) {
            case "session_resumed" -> {
                greeted = true;
                if (frame.has("history")) {
                    messages.clear();
                    document = null;
                    frame.at("history")
                            .forEach(said -> messages.add(said.path("content").asText()));
                }
            }
            case "next_question" -> messages.add(frame.text("question.text"));
            case "session_complete" -> document = frame.text("documentId");
            case "guardrail_reprompt", "guardrail_exit" -> messages.add(frame.text("message"));
            case "error" -> error = frame.text("message");
            default -> {}
        }
    }

    /// Its person types something; it is shown, and said.
    void says(String content) {
        synchronized (this) {
            messages.add(content);
        }
        socket.says("user_message", "content", content);
    }

    /// Answers what it is asked until there is a document.
    String finishes(List<String> answers) {
        for (var words : answers) {
            var shown = messages().size() + 1;
            says(words);
            Await.until("a question or a document", PATIENCE, () -> messages().size() > shown || document() != null);
        }
        return document();
    }

    /// What it shows after so many messages.
    String shows(int after) {
        Await.until("another message", PATIENCE, () -> messages().size() > after);
        return messages().get(after);
    }

    synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    synchronized String document() {
        return document;
    }

    synchronized String error() {
        return error;
    }

    /// When its connections were made, in nanoseconds.
    synchronized List<Long> dialled() {
        return List.copyOf(dialled);
    }

    void hasDialled(int times) {
        Await.until("it dials " + times + " times", PATIENCE, () -> dialled().size() >= times || error() != null);
    }

    void isGreeted() {
        Await.until("it is greeted", PATIENCE, () -> {
            synchronized (this) {
                return greeted;
            }
        });
    }

    /// The frames of the connection it has now.
    List<Frame> heardNow() {
        return socket.heard();
    }

    boolean isConnected() {
        return socket.isOpen();
    }

    @Override
    public void close() {
        left = true;
        socket.close();
        life.interrupt();
    }
}
