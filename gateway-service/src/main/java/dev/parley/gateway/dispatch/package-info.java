@NullMarked
package dev.parley.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
