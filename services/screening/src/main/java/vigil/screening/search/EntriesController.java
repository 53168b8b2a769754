package vigil.screening.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.contracts.csv.UnreadableFile;
import vigil.kernel.pages.Cut;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.screening.lists.Lists;
import vigil.screening.lists.Upkeep;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.PropertyKind;
import vigil.watchlists.entities.Statement;
import vigil.watchlists.matching.EntryVersions;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotId;

/** Everything that a list says of an entry, in any of its versions. */
@RestController
@Tag(name = "Lists")
class EntriesController {

    private final Lists lists;
    private final Upkeep upkeep;

    EntriesController(Lists lists, Upkeep upkeep) {
        this.lists = lists;
        this.upkeep = upkeep;
    }

    /**
     * An entry.
     *
     * @param parts what the list tells apart from it and that points to it: sanctions, addresses,
     *     documents, links
     */
    record EntryView(
            String list,
            String version,
            String entry,
            String entryVersion,
            String schema,
            String caption,
            List<StatementView> statements,
            List<PartView> parts) {}

    /** Something that belongs to an entry. */
    record PartView(String entry, String schema, List<StatementView> statements) {}

    /** One thing that the list says. */
    record StatementView(
            String property,
            String value,
            String language,
            String original,
            Instant firstSeen,
            Instant lastSeen) {

        static List<StatementView> of(Entity entity) {
            return entity.statements().stream().map(StatementView::of).toList();
        }

        private static StatementView of(Statement said) {
            return new StatementView(
                    said.property(),
                    said.value(),
                    said.language(),
                    said.original(),
                    said.origin().firstSeen(),
                    said.origin().lastSeen());
        }
    }

    @Operation(
            operationId = "entry",
            summary = "An entry with everything its list says",
            description = "In the version in force, or in any earlier one.")
    @GetMapping(
            path = "/v1/screening/lists/{list}/entries/{entry}",
            produces = MediaType.APPLICATION_JSON_VALUE)
    EntryView entry(
            @PathVariable String list,
            @PathVariable String entry,
            @RequestParam(required = false) @Nullable String version) {
        Snapshot snapshot = snapshot(list, version);
        Entity entity =
                Optional.of(entry)
                        .filter(EntityId::isValid)
                        .flatMap(id -> snapshot.find(new EntityId(id)))
                        .orElseThrow(() ->
                                Refusal.of(
                                        ProblemCode.NOT_FOUND,
                                        "The list has no entry of this id."));
        return new EntryView(
                list,
                snapshot.id().text(),
                entry,
                EntryVersions.of(snapshot).of(entity),
                entity.schema().name(),
                entity.caption(),
                StatementView.of(entity),
                parts(snapshot, entity));
    }

    private Snapshot snapshot(String list, @Nullable String version) {
        Snapshot inForce = lists.list(list).snapshot();
        if (version == null || version.equals(inForce.id().text())) {
            return inForce;
        }
        try {
            return upkeep.archive().load(inForce.list(), new SnapshotId(version));
        } catch (IllegalArgumentException | UnreadableFile e) {
            throw Cut.refusal("version", "is a version of the list that was in force");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<PartView> parts(Snapshot snapshot, Entity entity) {
        List<PartView> parts = new ArrayList<>();
        for (Entity other : snapshot.entities()) {
            if (pointsTo(other, entity)
                    || entity.says(Property.ADDRESS_ENTITY, other.id().text())) {
                parts.add(
                        new PartView(
                                other.id().text(), other.schema().name(), StatementView.of(other)));
            }
        }
        return parts;
    }

    private static boolean pointsTo(Entity other, Entity entity) {
        return other.statements().stream()
                .anyMatch(said ->
                        said.value().equals(entity.id().text())
                                && Property.kind(said.property()) == PropertyKind.ENTITY);
    }
}
