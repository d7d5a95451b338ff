/// What is asked of the gateway over REST. A face is a folder of resources here: each lets people in by [SignedIn],
/// learns from [CurrentUser] who asks, refuses by `RequestRejected`, and words that, where it must, by an
/// [ErrorWording] of its own. Resources run on virtual threads (`@RunOnVirtualThread`) and may block there.
@NullMarked
package dev.parley.gateway.rest;

import org.jspecify.annotations.NullMarked;
