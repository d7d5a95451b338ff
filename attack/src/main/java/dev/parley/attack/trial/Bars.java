package dev.parley.attack.trial;

import java.time.Duration;

/// What must hold, whatever is sent.
///
/// @param answered within it every deed of the innocent is done
/// @param growth of the resident memory of a gateway, in MB
/// @param well after the attackers have left, within it everything is as before
/// @param series further ones that the metrics of a gateway may have
record Bars(Duration answered, long growth, Duration well, int series) {
    static final Bars USUAL = new Bars(Duration.ofSeconds(2), 64, Duration.ofSeconds(10), 200);
}
