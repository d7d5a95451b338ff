@NullMarked
package dev.parley.gateway.endpoint;

import org.jspecify.annotations.NullMarked;
