@NullMarked
package dev.parley.rendering.trust;

import org.jspecify.annotations.NullMarked;
