@NullMarked
package dev.parley.gateway.console;

import org.jspecify.annotations.NullMarked;
