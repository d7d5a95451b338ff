@NullMarked
package dev.parley.session.identity;

import org.jspecify.annotations.NullMarked;
