@NullMarked
package dev.parley.gateway.connection.outbound;

import org.jspecify.annotations.NullMarked;
