@NullMarked
package dev.parley.service.log;

import org.jspecify.annotations.NullMarked;
