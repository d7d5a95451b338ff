@NullMarked
package dev.parley.ai.interview.desk;

import org.jspecify.annotations.NullMarked;
