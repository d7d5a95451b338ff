@NullMarked
package dev.parley.gateway.connection.client;

import org.jspecify.annotations.NullMarked;
