@NullMarked
package dev.parley.ai.canister.dialledin;

import org.jspecify.annotations.NullMarked;
