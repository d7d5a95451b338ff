package dev.parley.session.contract.person;

import dev.parley.session.contract.log.Head;
import java.util.List;

/// The answer to a sign-in: the person, and where each of its conversations (the latest first, at most 1000) stands.
public record SignedIn(PersonView person, List<Head> heads) {}
