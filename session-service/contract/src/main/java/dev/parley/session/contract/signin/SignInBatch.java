package dev.parley.session.contract.signin;

import java.util.List;

/// People who sign in, in one transaction. At most [#MAX_ITEMS].
public record SignInBatch(List<SignIn> items) {
    public static final int MAX_ITEMS = 256;
}
