@NullMarked
package dev.parley.gateway.signin;

import org.jspecify.annotations.NullMarked;
