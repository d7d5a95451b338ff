@NullMarked
package dev.parley.session.contract.document;

import org.jspecify.annotations.NullMarked;
