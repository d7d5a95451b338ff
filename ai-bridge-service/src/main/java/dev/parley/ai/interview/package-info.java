@NullMarked
package dev.parley.ai.interview;

import org.jspecify.annotations.NullMarked;
