@NullMarked
package dev.parley.ai.context;

import org.jspecify.annotations.NullMarked;
