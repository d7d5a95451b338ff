@NullMarked
package dev.parley.gateway.proxy;

import org.jspecify.annotations.NullMarked;
