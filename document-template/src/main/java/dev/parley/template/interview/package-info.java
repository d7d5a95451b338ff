@NullMarked
package dev.parley.template.interview;

import org.jspecify.annotations.NullMarked;
