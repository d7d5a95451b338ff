@NullMarked
package dev.parley.service.management;

import org.jspecify.annotations.NullMarked;
