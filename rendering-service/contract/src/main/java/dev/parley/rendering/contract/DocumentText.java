package dev.parley.rendering.contract;

import org.jspecify.annotations.Nullable;

/// A document as it is written: Markdown (CommonMark with tables), its title, and its language as in BCP 47
/// (null: English). Raw HTML in it is shown, not obeyed; images are replaced by their descriptions.
public record DocumentText(String title, @Nullable String language, String markdown) {}
