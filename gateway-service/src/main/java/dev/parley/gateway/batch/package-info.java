@NullMarked
package dev.parley.gateway.batch;

import org.jspecify.annotations.NullMarked;
