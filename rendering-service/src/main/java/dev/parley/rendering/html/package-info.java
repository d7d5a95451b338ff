@NullMarked
package dev.parley.rendering.html;

import org.jspecify.annotations.NullMarked;
