/// The neutral words for an AI that answers. Whoever adds one implements [dev.parley.ai.provider.Provider] and
/// [dev.parley.ai.provider.ProviderSource]; nothing else needs to know its wire.
@NullMarked
package dev.parley.ai.provider;

import org.jspecify.annotations.NullMarked;
