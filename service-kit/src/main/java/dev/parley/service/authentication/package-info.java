@NullMarked
package dev.parley.service.authentication;

import org.jspecify.annotations.NullMarked;
