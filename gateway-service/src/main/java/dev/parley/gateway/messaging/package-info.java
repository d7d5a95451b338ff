@NullMarked
package dev.parley.gateway.messaging;

import org.jspecify.annotations.NullMarked;
