@NullMarked
package dev.parley.gateway.rest.documents;

import org.jspecify.annotations.NullMarked;
