@NullMarked
package dev.parley.service.problem;

import org.jspecify.annotations.NullMarked;
