package dev.parley.gateway.auth;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/// Lets SmallRye JWT read tokens of backends that write numbers for subjects, and milliseconds for moments, both of
/// which its own factory refuses. The secret and HS256 are pinned as there; what the claims mean is [Issuer]'s to say.
final class UnusualClaims extends JWTCallerPrincipalFactory {
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo pinned) throws ParseException {
        try {
            return new DefaultJWTCallerPrincipal(new JwtConsumerBuilder()
                    .setSkipAllValidators()
                    .setVerificationKey(pinned.getSecretVerificationKey())
                    .setJwsAlgorithmConstraints(
                            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                    .build()
                    .processToClaims(token));
        } catch (InvalidJwtException e) {
            throw new ParseException("Not signed", e);
        }
    }
}
