@NullMarked
package dev.parley.template.reader;

import org.jspecify.annotations.NullMarked;
