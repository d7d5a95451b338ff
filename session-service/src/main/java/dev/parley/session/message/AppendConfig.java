package dev.parley.session.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/// What a message may be. Gateways check it first; this is the last word.
@ConfigMapping(prefix = "session.append")
interface AppendConfig {
    /// Characters (UTF-16 units) of a message.
    @WithDefault("10000")
    int maxContent();

    /// Characters of a key.
    @WithDefault("64")
    int maxKey();

    /// Characters of a content type.
    @WithDefault("64")
    int maxContentType();

    /// Attachments of a message.
    @WithDefault("10")
    int maxAttachments();

    /// Characters of an attachment's address.
    @WithDefault("2048")
    int maxAttachmentUrl();

    /// How attachments may be addressed; `https,http` where they lie on machines without a certificate.
    @WithDefault("https")
    Set<String> attachmentSchemes();

    /// Characters of an attachment's name.
    @WithDefault("255")
    int maxAttachmentName();

    /// Characters of an attachment's content type.
    @WithDefault("255")
    int maxAttachmentType();

    /// Characters of a client's own word for the type of its message.
    @WithDefault("64")
    int maxMessageType();

    /// Characters of a subject.
    @WithDefault("255")
    int maxSubject();

    /// Characters of the id of what a message is about.
    @WithDefault("64")
    int maxAbout();
}
