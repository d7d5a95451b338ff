package dev.parley.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/// Who may read the tokens by which services know each other.
public final class TokenRules {
    /// In a service that others call.
    public static final ArchRule READ_BY_THE_EXTENSION_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jose4j..", "com.nimbusds..", "com.auth0..", "javax.crypto..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo("jakarta.ws.rs.container.ContainerRequestFilter")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo("org.jboss.resteasy.reactive.server.ServerRequestFilter")
            .because("the extension has checked the token before anything of ours sees the request");

    private TokenRules() {}
}
