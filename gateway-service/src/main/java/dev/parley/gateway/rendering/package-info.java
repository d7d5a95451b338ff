@NullMarked
package dev.parley.gateway.rendering;

import org.jspecify.annotations.NullMarked;
