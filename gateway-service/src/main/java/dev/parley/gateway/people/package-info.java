@NullMarked
package dev.parley.gateway.people;

import org.jspecify.annotations.NullMarked;
