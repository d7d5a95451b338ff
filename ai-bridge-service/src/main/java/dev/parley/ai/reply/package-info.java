@NullMarked
package dev.parley.ai.reply;

import org.jspecify.annotations.NullMarked;
