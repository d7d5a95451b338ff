package dev.parley.session.log;

import dev.parley.session.support.Partitioned;
import dev.parley.session.support.SessionTest;
import io.quarkus.test.junit.TestProfile;

/// The same where the log is kept in parts.
@SessionTest
@TestProfile(Partitioned.class)
class PartitionedLogTest extends LogTest {}
