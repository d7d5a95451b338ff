package dev.parley.rendering.markdown;

import org.commonmark.node.Node;

/// A document that keeps all bounds, read and ready for any format. Nothing in it is HTML, an image, or a link
/// that leads elsewhere than to the web or to a mailbox.
public record ReadDocument(String title, String language, Node body) {}
