@NullMarked
package dev.parley.ai.contract.reply;

import org.jspecify.annotations.NullMarked;
