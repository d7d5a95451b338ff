@NullMarked
package dev.parley.gateway.peer;

import org.jspecify.annotations.NullMarked;
