package dev.parley.session.database;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/// How columns of JSON are read and written: as Hibernate does by itself, but with all digits of a number, as many as
/// PostgreSQL has made of it.
@JsonFormat
@PersistenceUnitExtension
public class StoredJson implements FormatMapper {
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNumberLength(20_000).build();

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    new JsonFactoryBuilder().streamReadConstraints(LIMITS).build())
            .findAndAddModules()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final FormatMapper json = new JacksonJsonFormatMapper(MAPPER);

    /// For a statement that is no entity's.
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("It has no JSON", e);
        }
    }

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        return json.fromString(text, type, options);
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        return json.toString(value, type, options);
    }
}
