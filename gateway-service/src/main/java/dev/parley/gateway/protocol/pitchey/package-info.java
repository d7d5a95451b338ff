@NullMarked
package dev.parley.gateway.protocol.pitchey;

import org.jspecify.annotations.NullMarked;
