package dev.parley.stack.rehearsal;

/// Something people do in a rehearsal.
interface Scene {
    void play(Stage stage) throws Exception;
}
