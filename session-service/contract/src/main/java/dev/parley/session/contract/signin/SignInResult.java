package dev.parley.session.contract.signin;

import java.util.List;

/// One outcome for each sign-in of the batch, in its order.
public record SignInResult(List<SignInOutcome> outcomes) {}
