@NullMarked
package dev.parley.gateway.connection;

import org.jspecify.annotations.NullMarked;
