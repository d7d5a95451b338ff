@NullMarked
package dev.parley.gateway.rest.stream;

import org.jspecify.annotations.NullMarked;
