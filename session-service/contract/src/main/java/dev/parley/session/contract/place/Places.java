package dev.parley.session.contract.place;

import java.util.List;

/// One's places, the conversations moved last in front; at most 1000.
public record Places(List<Place> places) {}
