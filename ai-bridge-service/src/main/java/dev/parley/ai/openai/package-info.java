@NullMarked
package dev.parley.ai.openai;

import org.jspecify.annotations.NullMarked;
