@NullMarked
package dev.parley.rendering.word;

import org.jspecify.annotations.NullMarked;
