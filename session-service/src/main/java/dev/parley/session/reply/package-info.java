@NullMarked
package dev.parley.session.reply;

import org.jspecify.annotations.NullMarked;
