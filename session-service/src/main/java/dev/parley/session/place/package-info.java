@NullMarked
package dev.parley.session.place;

import org.jspecify.annotations.NullMarked;
