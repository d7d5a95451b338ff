package dev.parley.session.contract.person;

import java.util.List;

/// All whom a person has blocked, the latest first.
public record BlockedPeople(List<BlockedPerson> people) {}
