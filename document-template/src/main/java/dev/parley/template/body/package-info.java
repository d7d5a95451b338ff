@NullMarked
package dev.parley.template.body;

import org.jspecify.annotations.NullMarked;
