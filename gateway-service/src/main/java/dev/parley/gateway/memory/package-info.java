@NullMarked
package dev.parley.gateway.memory;

import org.jspecify.annotations.NullMarked;
