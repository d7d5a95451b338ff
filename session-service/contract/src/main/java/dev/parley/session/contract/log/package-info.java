@NullMarked
package dev.parley.session.contract.log;

import org.jspecify.annotations.NullMarked;
