@NullMarked
package dev.parley.template.answer;

import org.jspecify.annotations.NullMarked;
