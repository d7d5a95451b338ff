@NullMarked
package dev.parley.service.warmup;

import org.jspecify.annotations.NullMarked;
