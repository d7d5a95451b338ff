@NullMarked
package dev.parley.gateway.protocol.documents;

import org.jspecify.annotations.NullMarked;
