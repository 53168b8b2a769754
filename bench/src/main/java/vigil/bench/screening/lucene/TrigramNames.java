package vigil.bench.screening.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;

/**
 * Every name is a document of its trigrams; the hundred that score best are scored again, word by
 * word. In memory, one segment, on the calling thread; not for several.
 */
public final class TrigramNames implements AutoCloseable {

    private static final int CANDIDATES = 100;
    private static final String TRIGRAMS = "trigrams";
    private static final String KIND = "kind";
    private static final String PLACE = "place";

    private final List<ListedName> names = new ArrayList<>();
    private final Analyzer analyzer = new Trigrams();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /** An entity with its score, 0 to 1. */
    public record Found(Entity entity, double score) {}

    private record ListedName(Entity entity, String[] words) {}

    private static final class Trigrams extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            Tokenizer trigrams = new NGramTokenizer(3, 3);
            return new TokenStreamComponents(trigrams);
        }
    }

    /** Indexes all names and aliases. */
    public static TrigramNames of(Collection<Entity> entities) throws IOException {
        return new TrigramNames(entities);
    }

    private TrigramNames(Collection<Entity> entities) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriterConfig configuration = new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256);
        try (IndexWriter writer = new IndexWriter(directory, configuration)) {
            for (Entity entity : entities) {
                for (String name : entity.names()) {
                    add(writer, entity, name);
                }
                for (String name : entity.aliases()) {
                    add(writer, entity, name);
                }
                for (String name : entity.weakAliases()) {
                    add(writer, entity, name);
                }
            }
            writer.forceMerge(1);
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    private void add(IndexWriter writer, Entity entity, String name) throws IOException {
        String[] words = WordScore.words(name);
        Document document = new Document();
        document.add(new TextField(TRIGRAMS, padded(words), Field.Store.NO));
        document.add(new StringField(KIND, entity.schema().kind().name(), Field.Store.NO));
        document.add(new NumericDocValuesField(PLACE, names.size()));
        writer.addDocument(document);
        names.add(new ListedName(entity, words));
    }

    /** Blanks around, so that beginnings and ends of words count. */
    private static String padded(String[] words) {
        return ' ' + String.join(" ", words) + ' ';
    }

    /** The entities that the asked one's first name resembles, the most alike first. */
    public List<Found> search(Entity asked, int most) throws IOException {
        String[] words = WordScore.words(asked.names().getFirst());
        Map<Entity, Double> scores = new IdentityHashMap<>();
        for (int place : candidates(words, asked.schema().kind())) {
            ListedName name = names.get(place);
            scores.merge(name.entity, WordScore.of(words, name.words), Math::max);
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Entity, Double>comparingByValue().reversed())
                .limit(most)
                .map(entry -> new Found(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Places of the names that Lucene ranks first. */
    private int[] candidates(String[] words, Schema.Kind kind) throws IOException {
        ScoreDoc[] top =
                searcher.search(
                                query(padded(words), kind),
                                new TopScoreDocCollectorManager(CANDIDATES, CANDIDATES))
                        .scoreDocs;
        int[] places = new int[top.length];
        for (LeafReaderContext leaf : reader.leaves()) {
            for (int i = 0; i < top.length; i++) {
                int document = top[i].doc - leaf.docBase;
                if (document >= 0 && document < leaf.reader().maxDoc()) {
                    NumericDocValues values = leaf.reader().getNumericDocValues(PLACE);
                    if (values != null && values.advanceExact(document)) {
                        places[i] = (int) values.longValue();
                    }
                }
            }
        }
        return places;
    }

    private Query query(String text, Schema.Kind kind) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String trigram : trigrams(text)) {
            query.add(new TermQuery(new Term(TRIGRAMS, trigram)), Occur.SHOULD);
        }
        BooleanQuery.Builder kinds = new BooleanQuery.Builder();
        for (Schema.Kind other : Schema.Kind.values()) {
            if (kind.mayBe(other)) {
                kinds.add(new TermQuery(new Term(KIND, other.name())), Occur.SHOULD);
            }
        }
        return query.add(kinds.build(), Occur.FILTER).setMinimumNumberShouldMatch(1).build();
    }

    private Set<String> trigrams(String text) throws IOException {
        Set<String> trigrams = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream(TRIGRAMS, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                trigrams.add(term.toString());
            }
            stream.end();
        }
        return trigrams;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        analyzer.close();
    }
}
