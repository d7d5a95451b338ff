@NullMarked
package dev.parley.service.peer;

import org.jspecify.annotations.NullMarked;
