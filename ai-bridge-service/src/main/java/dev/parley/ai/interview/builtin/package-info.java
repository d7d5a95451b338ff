@NullMarked
package dev.parley.ai.interview.builtin;

import org.jspecify.annotations.NullMarked;
