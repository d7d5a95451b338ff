@NullMarked
package dev.parley.gateway.protocol.parley;

import org.jspecify.annotations.NullMarked;
