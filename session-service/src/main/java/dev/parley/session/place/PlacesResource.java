package dev.parley.session.place;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.place.Delivered;
import dev.parley.session.contract.place.Place;
import dev.parley.session.contract.place.Places;
import dev.parley.session.contract.place.PlacesApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Batches;
import dev.parley.session.identity.Caller;
import dev.parley.session.message.MessageLog;
import dev.parley.session.person.People;
import dev.parley.token.ServiceToken;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.security.RolesAllowed;
import java.util.Collections;

/// Where one stands, and what has arrived.
class PlacesResource implements PlacesApi {
    private final Caller caller;
    private final ActorTransactions actorTransactions;
    private final Batches batches;
    private final PlaceRepository places;
    private final MessageLog messages;
    private final People people;
    private final PlaceConfig config;

    /// Where people stand.
    @ConfigMapping(prefix = "session.place")
    interface PlaceConfig {
        /// Conversations told of a person, the latest first.
        @WithDefault("10000")
        int most();
    }

    PlacesResource(
            Caller caller,
            ActorTransactions actorTransactions,
            Batches batches,
            PlaceRepository places,
            MessageLog messages,
            People people,
            PlaceConfig config) {
        this.config = config;
        this.caller = caller;
        this.actorTransactions = actorTransactions;
        this.batches = batches;
        this.places = places;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public Places own() {
        var person = caller.someone();
        return actorTransactions.asService(() -> new Places(places.of(person, config.most())));
    }

    @Override
    public Place conversation(long number) {
        var person = caller.someone();
        return actorTransactions.asService(() -> places.of(person, number).orElseThrow(() -> unknown("conversation")));
    }

    @Override
    public MessageView message(long number) {
        caller.someone();
        return actorTransactions.asCallerAtOneMoment(
                () -> messages.numbered(number).orElseThrow(() -> unknown("message")));
    }

    @Override
    public KnownPerson person(long number) {
        caller.someone();
        return actorTransactions.asService(() -> people.numbered(number).orElseThrow(() -> unknown("person")));
    }

    private static RequestRejected unknown(String what) {
        return new RequestRejected(ErrorCode.NOT_FOUND, "No such " + what);
    }

    @Override
    @RolesAllowed(ServiceToken.SERVICE)
    public void delivered(Delivered delivered) {
        if (delivered == null
                || delivered.items() == null
                || delivered.items().size() > Delivered.MAX_ITEMS
                || delivered.items().contains(null)) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "At most " + Delivered.MAX_ITEMS + " positions");
        }
        var moved = batches.takeAsService(
                delivered.items(),
                item -> item,
                items -> {
                    places.delivered(items);
                    return Collections.nCopies(items.size(), true);
                },
                // What cannot be moved by a bug cannot be helped by asking again.
                refused -> refused.code() != ErrorCode.UNAVAILABLE);
        if (moved.contains(false)) {
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "Some positions cannot be moved for the moment");
        }
    }
}
