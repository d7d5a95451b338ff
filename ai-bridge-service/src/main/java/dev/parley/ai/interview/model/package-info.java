@NullMarked
package dev.parley.ai.interview.model;

import org.jspecify.annotations.NullMarked;
