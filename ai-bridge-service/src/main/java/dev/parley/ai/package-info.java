@NullMarked
package dev.parley.ai;

import org.jspecify.annotations.NullMarked;
