package dev.parley.soak.crowd;

/// What somebody may do next, and how often in relation to the others.
enum Step {
    SAY(300),
    SAY_MANY(25),
    SAY_ON_TWO_DEVICES(25),
    SAY_AGAIN(40),
    ASK_THE_AI(6),
    EDIT(70),
    DELETE(25),
    REACT(80),
    RENAME(25),
    ADD(30),
    REMOVE(18),
    SEND_AWAY_AND_BACK(14),
    LEAVE(6),
    CREATE(14),
    DELETE_CONVERSATION(2),
    OPEN(40),
    LOOK_BACK(30),
    READ(80),
    PIN(16),
    ARCHIVE(12),
    TYPE(30),
    LOOK_AROUND(12),
    SEARCH(10),
    PING(10),
    VANISH(26),
    LEAVE_FOR_A_MOMENT(12),
    STAY_AWAY(8),
    BEGIN_AFRESH(6);

    private static final int TOTAL;

    static {
        var total = 0;
        for (var step : values()) {
            total += step.weight;
        }
        TOTAL = total;
    }

    private final int weight;

    Step(int weight) {
        this.weight = weight;
    }

    static Step of(int number) {
        var left = Math.floorMod(number, TOTAL);
        for (var step : values()) {
            left -= step.weight;
            if (left < 0) {
                return step;
            }
        }
        throw new IllegalStateException();
    }
}
