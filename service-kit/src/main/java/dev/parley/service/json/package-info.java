@NullMarked
package dev.parley.service.json;

import org.jspecify.annotations.NullMarked;
