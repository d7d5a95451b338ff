@NullMarked
package dev.parley.session.log;

import org.jspecify.annotations.NullMarked;
