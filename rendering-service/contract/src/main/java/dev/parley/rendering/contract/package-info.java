@NullMarked
package dev.parley.rendering.contract;

import org.jspecify.annotations.NullMarked;
