package dev.parley.session.contract.log;

import dev.parley.session.contract.person.Revocation;
import java.time.Instant;
import java.util.List;

/// What has moved: the heads of conversations, the parts of people in them, and what was revoked. Ask again with
/// `asOf`: it lies far enough back that a transaction which was still open is not missed, so things may be told twice.
public record LogPositions(
        List<LogPosition> heads, List<ParticipantState> parts, List<Revocation> revocations, Instant asOf) {}
