@NullMarked
package dev.parley.gateway.rest.service;

import org.jspecify.annotations.NullMarked;
