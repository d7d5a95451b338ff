@NullMarked
package dev.parley.gateway.health;

import org.jspecify.annotations.NullMarked;
