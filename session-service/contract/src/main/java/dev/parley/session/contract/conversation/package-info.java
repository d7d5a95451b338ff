@NullMarked
package dev.parley.session.contract.conversation;

import org.jspecify.annotations.NullMarked;
