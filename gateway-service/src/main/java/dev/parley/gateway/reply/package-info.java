@NullMarked
package dev.parley.gateway.reply;

import org.jspecify.annotations.NullMarked;
