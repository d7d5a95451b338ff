@NullMarked
package dev.parley.rendering.desk;

import org.jspecify.annotations.NullMarked;
