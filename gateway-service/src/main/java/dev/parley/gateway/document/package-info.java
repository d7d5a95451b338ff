@NullMarked
package dev.parley.gateway.document;

import org.jspecify.annotations.NullMarked;
