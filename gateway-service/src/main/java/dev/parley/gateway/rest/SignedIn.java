package dev.parley.gateway.rest;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Resources only somebody with a good token is let in to; [CurrentUser] tells who it is.
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SignedIn {
    /// Whether the token may be one of which another API says whose it is (`AUTH_PROFILE_URL`).
    boolean delegated() default false;

    /// Whether the token may stand in the address (`?token=`), for links.
    boolean inAddress() default false;
}
