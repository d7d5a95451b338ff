@NullMarked
package dev.parley.service.watchdog;

import org.jspecify.annotations.NullMarked;
