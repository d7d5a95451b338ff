@NullMarked
package dev.parley.gateway.connection.registry;

import org.jspecify.annotations.NullMarked;
