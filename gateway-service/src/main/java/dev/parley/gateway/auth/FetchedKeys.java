package dev.parley.gateway.auth;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The published keys of one issuer: fetched when first needed, fetched again for a `kid` nobody knows (which is how
/// issuers rotate) or when they have grown old, and kept while the issuer's server is away.
///
/// A known key is found without any lock. One fetch runs at a time, and [#minInterval] passes between two, so that
/// tokens with invented key ids cost the issuer nothing.
final class FetchedKeys implements KeySource {
    private final String issuer;
    private final KeyDocument document;
    private final long minInterval;
    private final long maxAge;
    private final LongSupplier nanoTime;
    private final ReentrantLock fetching = new ReentrantLock();

    private record Fetched(PublicKeys keys, boolean succeeded, long attemptedAt) {}

    private volatile @Nullable Fetched fetched;

    FetchedKeys(String issuer, KeyDocument document, Duration minInterval, Duration maxAge, LongSupplier nanoTime) {
        this.issuer = issuer;
        this.document = document;
        this.minInterval = minInterval.toNanos();
        this.maxAge = maxAge.toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public List<PublicKey> find(@Nullable String keyId, String algorithm) throws KeysUnavailable {
        var before = fetched;
        var known = before == null ? List.<PublicKey>of() : before.keys.find(keyId, algorithm);
        if (before != null && !known.isEmpty()) {
            if (nanoTime.getAsLong() - before.attemptedAt > maxAge && !fetching.isLocked()) {
                Thread.startVirtualThread(this::fetch);
            }
            return known;
        }
        var after = fetch();
        var keys = after.keys.find(keyId, algorithm);
        if (keys.isEmpty() && !after.succeeded) {
            throw new KeysUnavailable();
        }
        return keys;
    }

    private Fetched fetch() {
        fetching.lock();
        try {
            var before = fetched;
            if (before != null && nanoTime.getAsLong() - before.attemptedAt < minInterval) {
                return before;
            }
            var after = attempt(before == null ? PublicKeys.NONE : before.keys);
            fetched = after;
            return after;
        } finally {
            fetching.unlock();
        }
    }

    private Fetched attempt(PublicKeys known) {
        var now = nanoTime.getAsLong();
        try {
            return new Fetched(PublicKeys.parse(document.read()), true, now);
        } catch (IOException e) {
            Log.warnf("The keys of an issuer cannot be fetched, known ones are kept: issuer=%s cause=%s", issuer, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Fetched(known, false, now);
    }
}
