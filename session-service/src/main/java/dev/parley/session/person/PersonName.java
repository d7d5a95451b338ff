package dev.parley.session.person;

import dev.parley.session.contract.signin.SignIn;

/// What names a person: its issuer, and the issuer's word for it.
record PersonName(String issuer, String subject) {
    static PersonName of(SignIn said) {
        return new PersonName(said.issuer(), said.subject());
    }
}
