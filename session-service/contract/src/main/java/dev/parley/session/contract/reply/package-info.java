@NullMarked
package dev.parley.session.contract.reply;

import org.jspecify.annotations.NullMarked;
