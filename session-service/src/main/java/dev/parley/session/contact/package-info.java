@NullMarked
package dev.parley.session.contact;

import org.jspecify.annotations.NullMarked;
