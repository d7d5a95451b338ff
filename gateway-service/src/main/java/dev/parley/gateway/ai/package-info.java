@NullMarked
package dev.parley.gateway.ai;

import org.jspecify.annotations.NullMarked;
