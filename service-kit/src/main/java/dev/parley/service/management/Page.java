package dev.parley.service.management;

/// What one address of the management port answers. It may block.
@FunctionalInterface
interface Page {
    Answer answer();

    record Answer(int status, String type, String body) {}
}
