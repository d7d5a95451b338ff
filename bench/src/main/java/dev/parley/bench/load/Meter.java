package dev.parley.bench.load;

/// Is told when the measured span begins and when it ends.
public interface Meter {
    Meter NONE = new Meter() {
        @Override
        public void begin() {}

        @Override
        public void end() {}
    };

    void begin();

    void end();
}
