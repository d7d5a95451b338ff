package dev.parley.gateway.ai;

import dev.parley.ai.contract.reply.AiStatus;
import jakarta.enterprise.context.ApplicationScoped;

/// Whether the AI is there, for the health page.
@ApplicationScoped
public class AiHealth {
    private final AiBridge bridge;

    AiHealth(AiBridge bridge) {
        this.bridge = bridge;
    }

    /// Blocks for a moment when ai-bridge is away.
    public AiStatus status() {
        return bridge.status();
    }
}
