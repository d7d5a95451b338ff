package dev.parley.stack.canister;

import java.util.List;

/// One kind of problem and the lines it was seen on, as a reader would point at them ("line 3").
record Finding(Check check, List<String> places) {}
