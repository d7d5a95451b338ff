@NullMarked
package dev.parley.session.contract.signin;

import org.jspecify.annotations.NullMarked;
