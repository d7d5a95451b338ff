package dev.parley.gateway.connection.client;

import dev.parley.gateway.ai.Canisters;
import dev.parley.gateway.memory.Account;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.signin.SignIns;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is at the other end of a connection: in which dialect it speaks and from where, as whom by now, and as whose it
/// counts. On the connection's event loop only.
public final class ClientIdentity {
    private final AcceptedUpgrade upgrade;
    private final Account account;
    private final Standing standing;
    private final ConnectionTimeouts connectionTimeouts;
    private Dialect dialect;
    private Caller caller = Caller.STRANGER;
    private @Nullable UUID person;
    private Canisters.@Nullable Attached canister;

    public ClientIdentity(
            AcceptedUpgrade upgrade, Account account, Standing standing, ConnectionTimeouts connectionTimeouts) {
        this.upgrade = upgrade;
        this.dialect = upgrade.dialect();
        this.account = account;
        this.standing = standing;
        this.connectionTimeouts = connectionTimeouts;
    }

    /// Where the client is, as far as a trusted proxy tells. From any thread.
    public String clientAddress() {
        return upgrade.clientAddress();
    }

    /// What came with the upgrade; null: nothing did.
    public @Nullable String presentedToken() {
        return upgrade.presentedToken();
    }

    /// As whom it has signed in before the upgrade; null: it has not.
    public SignIns.@Nullable SignedIn admitted() {
        return upgrade.admitted();
    }

    public Dialect dialect() {
        return dialect;
    }

    public Caller caller() {
        return caller;
    }

    /// Null: somebody without an account.
    public @Nullable UUID person() {
        return person;
    }

    /// Null: it is no AI.
    public Canisters.@Nullable Attached canister() {
        return canister;
    }

    /// It may turn out by that to speak another dialect.
    public void answered(Answer answer) {
        dialect = dialect.after(answer);
    }

    /// Who speaks from now on.
    ///
    /// @return false where that person comes too often
    public boolean is(Caller signedIn) {
        caller = signedIn;
        person = signedIn.personId().orElse(null);
        connectionTimeouts.token(signedIn instanceof Caller.Member member ? member.token() : null);
        // A guest has as many ids as it likes: to the budget it stays a stranger of its address.
        if (signedIn instanceof Caller.Member member && !member.guest()) {
            var id = member.person().id();
            account.signedIn(id);
            return standing.signedIn(id, upgrade.flooded());
        }
        return true;
    }

    /// The same caller by another token.
    public void renewed(Caller.Member refreshed) {
        caller = refreshed;
        connectionTimeouts.token(refreshed.token());
    }

    public void isCanister(Canisters.Attached attached) {
        canister = attached;
        standing.leave();
    }

    /// Whether it has to make room for another stranger; `active`: it is just saying or doing something.
    public boolean makesRoom(boolean active) {
        return standing.isStranger() && !standing.stays(active);
    }

    /// It counts no longer. Safe to call twice.
    public void leave() {
        account.close();
        standing.leave();
    }

    public boolean mustSignIn() {
        return caller instanceof Caller.Stranger
                && (dialect.upgrade() == null || dialect.has(Trait.SIGNS_IN_WITH_UPGRADE));
    }

    /// There have been too many attempts to connect: it has to sign in at once, and is heard on nothing else.
    public boolean isOnProbation() {
        return upgrade.flooded()
                && upgrade.admitted() == null
                && canister == null
                && (!(caller instanceof Caller.Member member) || member.guest());
    }

    /// Whether a command brings what proves who speaks, or asks nothing.
    public boolean saysWhoItIs(Command command) {
        return switch (command) {
            case Command.Ping _, Command.AttachCanister _ -> true;
            case Command.Authenticate authenticate -> authenticate.token() != null;
            case Command.Connect connect -> connect.token() != null || presentedToken() != null;
            case Command.Enter _ -> presentedToken() != null;
            default -> false;
        };
    }
}
