package dev.parley.session.contract.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found, the best first; `cursor` continues, and is null on the last page.
public record SearchPage(List<SearchHit> hits, @Nullable String cursor) {}
