@NullMarked
package dev.parley.gateway.rest.v1;

import org.jspecify.annotations.NullMarked;
