@NullMarked
package dev.parley.gateway.protocol.avai;

import org.jspecify.annotations.NullMarked;
