@NullMarked
package dev.parley.session.database;

import org.jspecify.annotations.NullMarked;
