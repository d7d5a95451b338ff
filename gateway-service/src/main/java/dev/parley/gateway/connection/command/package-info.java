@NullMarked
package dev.parley.gateway.connection.command;

import org.jspecify.annotations.NullMarked;
