@NullMarked
package dev.parley.gateway.limits;

import org.jspecify.annotations.NullMarked;
