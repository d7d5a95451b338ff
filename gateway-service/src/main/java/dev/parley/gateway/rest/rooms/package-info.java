@NullMarked
package dev.parley.gateway.rest.rooms;

import org.jspecify.annotations.NullMarked;
