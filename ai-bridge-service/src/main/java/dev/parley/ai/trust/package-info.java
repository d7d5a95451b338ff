@NullMarked
package dev.parley.ai.trust;

import org.jspecify.annotations.NullMarked;
