@NullMarked
package dev.parley.service.redis;

import org.jspecify.annotations.NullMarked;
