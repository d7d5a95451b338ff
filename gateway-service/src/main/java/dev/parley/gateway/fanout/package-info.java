@NullMarked
package dev.parley.gateway.fanout;

import org.jspecify.annotations.NullMarked;
