@NullMarked
package dev.parley.ai.session;

import org.jspecify.annotations.NullMarked;
