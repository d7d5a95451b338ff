@NullMarked
package dev.parley.gateway.typing;

import org.jspecify.annotations.NullMarked;
