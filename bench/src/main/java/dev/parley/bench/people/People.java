package dev.parley.bench.people;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Many at once.
public final class People implements AutoCloseable {
    private static final int AT_A_TIME = 16;

    private final List<Person> people;

    private People(List<Person> people) {
        this.people = people;
    }

    /// One for each token, in the same order.
    public static People connect(URI address, List<String> tokens) throws IOException, InterruptedException {
        var people = new ArrayList<Person>();
        try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            var coming = tokens.stream()
                    .map(token -> threads.submit((Callable<Person>) () -> Person.connect(address, token)))
                    .toList();
            for (var person : coming) {
                people.add(person.get());
            }
        } catch (ExecutionException refused) {
            throw new IOException(refused.getCause().getMessage(), refused);
        }
        return new People(people);
    }

    public List<Person> all() {
        return people;
    }

    public List<String> ids() {
        return people.stream().map(Person::id).toList();
    }

    /// `each` groups for everybody, each with the people of one circle: the first ten, the next ten, and so on.
    public void meet(int each, int circle) throws IOException {
        for (var first = 0; first < people.size(); first += circle) {
            var members = people.subList(first, Math.min(first + circle, people.size()));
            var others =
                    members.subList(1, members.size()).stream().map(Person::id).toList();
            for (var group = 0; group < each; group++) {
                members.getFirst().createConversation("group", others);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var person : people) {
            person.close();
        }
    }
}
