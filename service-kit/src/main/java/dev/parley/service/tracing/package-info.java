@NullMarked
package dev.parley.service.tracing;

import org.jspecify.annotations.NullMarked;
