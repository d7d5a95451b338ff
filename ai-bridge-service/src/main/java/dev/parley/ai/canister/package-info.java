@NullMarked
package dev.parley.ai.canister;

import org.jspecify.annotations.NullMarked;
