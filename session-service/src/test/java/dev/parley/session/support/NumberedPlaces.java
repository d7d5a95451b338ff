package dev.parley.session.support;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.KnownPeople;
import dev.parley.session.contract.place.Delivered;
import dev.parley.session.contract.place.Place;
import dev.parley.session.contract.place.Places;
import java.util.List;

/// What is asked for clients that know all by integers: where they stand, and what has which number.
public final class NumberedPlaces {
    private final Session session;

    NumberedPlaces(Session session) {
        this.session = session;
    }

    public List<Place> all() {
        return session.send("GET", "/internal/v1/places", null, Places.class).places();
    }

    public Place conversation(long number) {
        return session.send("GET", "/internal/v1/places/conversations/" + number, null, Place.class);
    }

    public MessageView message(long number) {
        return session.send("GET", "/internal/v1/places/messages/" + number, null, MessageView.class);
    }

    public KnownPeople.KnownPerson person(long number) {
        return session.send("GET", "/internal/v1/places/people/" + number, null, KnownPeople.KnownPerson.class);
    }

    public void delivered(Delivered.Item... items) {
        session.send("POST", "/internal/v1/places/delivered", new Delivered(List.of(items)), Void.class);
    }
}
