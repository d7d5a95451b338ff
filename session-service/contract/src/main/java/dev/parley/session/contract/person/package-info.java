@NullMarked
package dev.parley.session.contract.person;

import org.jspecify.annotations.NullMarked;
