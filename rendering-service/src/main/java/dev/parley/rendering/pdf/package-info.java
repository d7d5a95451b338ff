@NullMarked
package dev.parley.rendering.pdf;

import org.jspecify.annotations.NullMarked;
