@NullMarked
package dev.parley.gateway.conversation;

import org.jspecify.annotations.NullMarked;
