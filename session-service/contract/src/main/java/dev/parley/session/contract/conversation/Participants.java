package dev.parley.session.contract.conversation;

import java.util.List;

/// Everybody who takes part, those who joined first in front.
public record Participants(List<ParticipantView> participants) {}
