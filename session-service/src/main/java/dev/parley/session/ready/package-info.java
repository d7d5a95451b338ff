@NullMarked
package dev.parley.session.ready;

import org.jspecify.annotations.NullMarked;
