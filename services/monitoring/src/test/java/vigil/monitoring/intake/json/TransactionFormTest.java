package vigil.monitoring.intake.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.engine.PaymentFormat;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;

/** What the API's description promises, the reader keeps: the two are written apart. */
class TransactionFormTest {

    private final JsonTransactionReader reader =
            new JsonTransactionReader(InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z")));

    @Test
    void theExamplesOfTheDescriptionAreAccepted() {
        Predicate<RecordComponent> byIban =
                component -> !Set.of("number", "scheme").contains(component.getName());
        Predicate<RecordComponent> byNumber = component -> !component.getName().equals("iban");

        assertThat(read(example(TransactionForm.class, byIban)).failures()).isEmpty();
        assertThat(read(example(TransactionForm.class, byNumber)).failures()).isEmpty();
        assertThat(read(example(TransactionForm.Batch.class, byNumber)).failures()).isEmpty();
    }

    @Test
    void everythingThatIsNotRequiredMayBeLeftOut() {
        Predicate<RecordComponent> needed =
                component ->
                        !isOptional(component)
                                || Set.of("account", "number").contains(component.getName());

        assertThat(read(example(TransactionForm.class, needed)).accepted()).hasSize(1);
    }

    @Test
    void whatTheDescriptionRequiresTheReaderMisses() {
        for (RecordComponent required : TransactionForm.class.getRecordComponents()) {
            if (!isOptional(required)) {
                String body =
                        example(
                                TransactionForm.class,
                                component ->
                                        !component.getName().equals(required.getName())
                                                && !component.getName().equals("iban"));

                assertThat(read(body).failures())
                        .extracting(RowFailure::field, RowFailure::code)
                        .containsExactly(tuple(required.getName(), FailureCode.MISSING));
            }
        }
    }

    @Test
    void theSchemesAndFormatsOfTheDescriptionAreTheReadersOwn() throws NoSuchFieldException {
        Schema format =
                TransactionForm.class.getDeclaredField("format").getAnnotation(Schema.class);

        assertThat(format.allowableValues())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(PaymentFormat.values())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    private Reading<ReceivedTransaction> read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8)).transactions();
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String example(Class<?> form, Predicate<RecordComponent> wanted) {
        List<String> members = new ArrayList<>();
        for (RecordComponent component : form.getRecordComponents()) {
            if (wanted.test(component)) {
                members.add("\"" + component.getName() + "\": " + value(form, component, wanted));
            }
        }
        return "{" + String.join(", ", members) + "}";
    }

    private static String value(
            Class<?> form, RecordComponent component, Predicate<RecordComponent> wanted) {
        Class<?> type = component.getType();
        if (type.isRecord()) {
            return example(type, wanted);
        }
        String example = exampleOf(form, component);
        if (type == String.class) {
            return "\"" + example + "\"";
        }
        return example.isEmpty() ? "[" + example(elementType(component), wanted) + "]" : example;
    }

    private static Class<?> elementType(RecordComponent component) {
        return (Class<?>)
                ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    private static String exampleOf(Class<?> form, RecordComponent component) {
        try {
            Field field = form.getDeclaredField(component.getName());
            Schema schema = field.getAnnotation(Schema.class);
            assertThat(schema).as(component.getName()).isNotNull();
            assertThat(schema.requiredMode() == RequiredMode.REQUIRED)
                    .as(component.getName())
                    .isEqualTo(!isOptional(component));
            return schema.example();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }
}
