/// The REST of the pitchey system (docs/dialects/pitchey.md): what its clients fall back to without a socket.
@NullMarked
package dev.parley.gateway.rest.pitchey;

import org.jspecify.annotations.NullMarked;
