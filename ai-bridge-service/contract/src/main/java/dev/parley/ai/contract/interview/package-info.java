@NullMarked
package dev.parley.ai.contract.interview;

import org.jspecify.annotations.NullMarked;
