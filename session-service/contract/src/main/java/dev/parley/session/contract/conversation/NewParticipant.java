package dev.parley.session.contract.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is to take part, and as what (null: as a member). Said of somebody who takes part already: the role changes.
public record NewParticipant(UUID userId, @Nullable ParticipantRole role) {}
