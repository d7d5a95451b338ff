@NullMarked
package dev.parley.session.contract.problem;

import org.jspecify.annotations.NullMarked;
