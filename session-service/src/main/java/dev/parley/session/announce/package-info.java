@NullMarked
package dev.parley.session.announce;

import org.jspecify.annotations.NullMarked;
