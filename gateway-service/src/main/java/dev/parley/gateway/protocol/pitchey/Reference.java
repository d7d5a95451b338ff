package dev.parley.gateway.protocol.pitchey;

/// The frame that is answered: its type, and the `requestId` it brought (null: none).
record Reference(String type, String requestId) {}
