@NullMarked
package dev.parley.session.contract.place;

import org.jspecify.annotations.NullMarked;
