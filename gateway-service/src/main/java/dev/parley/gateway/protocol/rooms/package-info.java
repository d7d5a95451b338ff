@NullMarked
package dev.parley.gateway.protocol.rooms;

import org.jspecify.annotations.NullMarked;
