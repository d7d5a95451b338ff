@NullMarked
package dev.parley.session.person;

import org.jspecify.annotations.NullMarked;
