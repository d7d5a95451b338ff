@NullMarked
package dev.parley.service.metrics;

import org.jspecify.annotations.NullMarked;
