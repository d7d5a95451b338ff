@NullMarked
package dev.parley.session.document;

import org.jspecify.annotations.NullMarked;
