@NullMarked
package dev.parley.ai.announce;

import org.jspecify.annotations.NullMarked;
