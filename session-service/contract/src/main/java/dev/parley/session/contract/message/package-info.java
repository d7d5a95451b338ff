@NullMarked
package dev.parley.session.contract.message;

import org.jspecify.annotations.NullMarked;
