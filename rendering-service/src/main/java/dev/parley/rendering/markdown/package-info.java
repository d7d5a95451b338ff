@NullMarked
package dev.parley.rendering.markdown;

import org.jspecify.annotations.NullMarked;
