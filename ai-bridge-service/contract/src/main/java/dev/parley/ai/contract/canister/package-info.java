@NullMarked
package dev.parley.ai.contract.canister;

import org.jspecify.annotations.NullMarked;
