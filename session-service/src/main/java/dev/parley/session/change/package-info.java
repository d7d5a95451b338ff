@NullMarked
package dev.parley.session.change;

import org.jspecify.annotations.NullMarked;
