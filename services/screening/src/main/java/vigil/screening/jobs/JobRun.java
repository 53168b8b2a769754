package vigil.screening.jobs;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.crypto.SecretKey;
import vigil.contracts.csv.UnreadableFile;
import vigil.kernel.identity.InstitutionId;
import vigil.matcher.screening.SearchLimits;
import vigil.screening.jobs.JobRows.Progress;
import vigil.screening.jobs.JobRows.Unfinished;
import vigil.screening.questions.Thousandths;
import vigil.watchlists.matching.Finder;
import vigil.watchlists.matching.ListIndex;

/**
 * One job under way. After every step its results are sealed, on disk, and noted; whatever was
 * written behind that is cut off when it goes on. A job that goes on while other versions are in
 * force begins anew: one file, one set of versions.
 */
final class JobRun {

    private static final int HITS = 25;
    private final InstitutionId institution;
    private final UUID job;
    private final JobParts parts;
    private final BooleanSupplier running;
    private final List<ListIndex> lists;
    private final Map<String, String> versions = new TreeMap<>();

    JobRun(InstitutionId institution, UUID job, JobParts parts, BooleanSupplier running) {
        this.institution = institution;
        this.job = job;
        this.parts = parts;
        this.running = running;
        this.lists = List.copyOf(parts.lists().inForce().all());
        lists.forEach(
                list -> versions.put(list.snapshot().list().text(), list.snapshot().id().text()));
    }

    /**
     * Goes on to the end of the file, or until the house stops or somebody cancels it.
     *
     * @return whether it came to the end
     * @throws UnreadableFile when the file cannot be read on
     * @throws JobFiles.NotKept when results cannot be written
     */
    boolean run() throws IOException {
        Optional<Unfinished> standing =
                parts.questions().ask(institution, connection -> JobRows.standing(connection, job));
        if (standing.isEmpty()) {
            return false;
        }
        SecretKey key =
                parts.questions()
                        .ask(
                                institution,
                                connection -> parts.files().key(connection, institution, job));
        Progress progress = standing.get().progress();
        if (!standing.get().state().equals("running") || !standing.get().lists().equals(versions)) {
            parts.questions()
                    .change(
                            institution,
                            connection -> {
                                JobRows.begin(connection, job, versions);
                                return true;
                            });
            progress = Progress.NONE;
        }
        return run(key, progress);
    }

    private boolean run(SecretKey key, Progress from) throws IOException {
        try (NameRows rows = NameRows.read(parts.files().rows(job, key));
                FileChannel results = parts.files().openResults(job, from.bytes())) {
            SealedChunks chunks = parts.files().resultChunks(job, key);
            rows.skip(from.rows());
            Progress progress = from;
            while (running.getAsBoolean()) {
                Step step = step(rows, progress);
                progress = step.write(chunks, results);
                Progress reached = progress;
                boolean goesOn =
                        parts.questions()
                                .change(
                                        institution,
                                        connection -> JobRows.proceed(connection, job, reached));
                if (!goesOn || step.isLast()) {
                    return goesOn;
                }
            }
            return false;
        }
    }

    private Step step(NameRows rows, Progress from) throws IOException {
        List<NameRows.Row> read = new ArrayList<>();
        while (read.size() < parts.settings().rowsPerStep()) {
            NameRows.Row row = rows.next();
            if (row == null) {
                return new Step(read, true, from);
            }
            if (row.row() > parts.settings().mostRows()) {
                throw new UnreadableFile(
                        "the file has more than " + parts.settings().mostRows() + " rows");
            }
            read.add(row);
        }
        return new Step(read, false, from);
    }

    /** Some rows and what was found. */
    private final class Step {
        private final boolean last;
        private final Progress from;
        private final StringBuilder lines = new StringBuilder();
        private final int rows;
        private long withHits;
        private long hits;
        private long failed;

        Step(List<NameRows.Row> read, boolean last, Progress from) {
            this.last = last;
            this.from = from;
            this.rows = read.size();
            read.forEach(this::screen);
        }

        boolean isLast() {
            return last;
        }

        private void screen(NameRows.Row row) {
            if (row.question() == null) {
                failed++;
                lines.append(
                        new ResultLine(
                                        row.row(),
                                        row.id(),
                                        List.of(),
                                        row.errors().stream()
                                                .map(error ->
                                                        new ResultLine.ErrorLine(
                                                                String.valueOf(error.field()),
                                                                error.reason()))
                                                .toList())
                                .json());
                return;
            }
            SearchLimits limits = new SearchLimits(HITS, parts.threshold().threshold());
            List<ResultLine.HitLine> found =
                    parts.finder().find(row.question().entity(), lists, limits).stream()
                            .map(JobRun::line)
                            .toList();
            if (!found.isEmpty()) {
                withHits++;
                hits += found.size();
                lines.append(new ResultLine(row.row(), row.id(), found, List.of()).json());
            }
        }

        Progress write(SealedChunks chunks, FileChannel results) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int written =
                    chunks.write(
                            new DataOutputStream(bytes),
                            from.chunks(),
                            false,
                            lines.toString().getBytes(StandardCharsets.UTF_8));
            try {
                bytes.writeTo(Channels.newOutputStream(results));
                results.force(false);
            } catch (IOException e) {
                throw new JobFiles.NotKept(e);
            }
            return new Progress(
                    from.rows() + rows,
                    from.withHits() + withHits,
                    from.hits() + hits,
                    from.failed() + failed,
                    from.bytes() + written,
                    from.chunks() + 1);
        }
    }

    private static ResultLine.HitLine line(Finder.Found found) {
        return new ResultLine.HitLine(
                found.list().snapshot().list().text(),
                found.hit().entity().id(),
                found.list().versions().of(found.listed()),
                found.listed().caption(),
                Thousandths.of(found.hit().score()));
    }
}
