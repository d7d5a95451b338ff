package dev.parley.gateway.protocol.documents;

import dev.parley.gateway.protocol.FrameReference;

/// What is answered: these clients tell their frames apart by no name.
enum DocumentsReference implements FrameReference {
    UPGRADE,
    MESSAGE
}
