@NullMarked
package dev.parley.service.config;

import org.jspecify.annotations.NullMarked;
