@NullMarked
package dev.parley.ai.openai.stream;

import org.jspecify.annotations.NullMarked;
