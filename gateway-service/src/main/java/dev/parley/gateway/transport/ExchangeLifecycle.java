package dev.parley.gateway.transport;

/// Where an exchange stands. Every step has its time, which no dripped byte prolongs.
///
/// ```
///            first byte          headers            body           last byte of the answer
/// IDLE ─────────────▶ HEADERS ───────────▶ BODY ───────▶ ANSWERING ──────────▶ IDLE
/// keepAlive           headersWithin        bodyWithin*   answerWithin, stall*
///                                                        * and what its bytes may take
///                                              refused ──▶ LEAVING ──▶ closed
/// ```
final class ExchangeLifecycle {
    private static final long LINGER_NANOS = 1_000_000_000;

    enum Step {
        FRESH,
        IDLE,
        HEADERS,
        BODY,
        ANSWERING,
        LEAVING
    }

    private final TransportConfig config;
    private Step step = Step.FRESH;
    private long deadline;

    ExchangeLifecycle(TransportConfig config) {
        this.config = config;
    }

    private void enter(Step next, long nanos) {
        step = next;
        deadline = System.nanoTime() + nanos;
    }

    Step step() {
        return step;
    }

    /// It is to say something at once.
    void connected() {
        enter(Step.FRESH, config.headersWithin().toNanos());
    }

    /// What comes next is another request, within so long.
    void idle(long nanos) {
        enter(Step.IDLE, nanos);
    }

    void bytesCame() {
        if (step == Step.FRESH) {
            step = Step.HEADERS; // Its time runs since it came.
        } else if (step == Step.IDLE) {
            enter(Step.HEADERS, config.headersWithin().toNanos());
        }
    }

    void headersEnded() {
        enter(Step.BODY, config.bodyWithin().toNanos());
    }

    /// What time its answer has, [Progress] knows.
    void requestEnded() {
        step = Step.ANSWERING;
    }

    /// At once: nothing more of it counts.
    void leave() {
        step = Step.LEAVING;
    }

    /// When its last answer has been read.
    void linger() {
        enter(Step.LEAVING, LINGER_NANOS);
    }

    boolean mayRead() {
        return step != Step.ANSWERING && step != Step.LEAVING;
    }

    boolean isAnswering() {
        return step == Step.ANSWERING;
    }

    /// Nothing more of it counts.
    boolean isLeaving() {
        return step == Step.LEAVING;
    }

    /// For how long the time of its step has been over; negative: it is not.
    long nanosOver(long now) {
        return now - deadline;
    }
}
