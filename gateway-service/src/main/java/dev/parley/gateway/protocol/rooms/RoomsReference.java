package dev.parley.gateway.protocol.rooms;

import dev.parley.gateway.protocol.FrameReference;

/// What is answered: these clients tell their frames apart by no name.
enum RoomsReference implements FrameReference {
    UPGRADE,
    FRAME
}
