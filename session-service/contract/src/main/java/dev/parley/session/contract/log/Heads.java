package dev.parley.session.contract.log;

import java.time.Instant;
import java.util.List;

/// The conversations that have moved. Ask again with `asOf`: it lies far enough back that a transaction which was still
/// open is not missed, so a head may be told twice.
public record Heads(List<Head> heads, Instant asOf) {}
