@NullMarked
package dev.parley.ai.interview.service;

import org.jspecify.annotations.NullMarked;
