@NullMarked
package dev.parley.gateway.topic;

import org.jspecify.annotations.NullMarked;
