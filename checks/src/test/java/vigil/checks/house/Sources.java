package vigil.checks.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the sources say about their methods and types, read by the compiler's own parser. */
final class Sources {

    /**
     * A method or constructor with its size. Record constructors have no parameters of their own.
     */
    record Method(String file, String name, int lines, int parameters) {}

    /** A class, record, interface or enum. */
    record Type(String file, String name) {}

    private final List<Method> methods = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();

    private Sources() {}

    static Sources of(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Sources sources = new Sources();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                sources.read(unit, positions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    List<Method> methods() {
        return methods;
    }

    List<Type> types() {
        return types;
    }

    private void read(CompilationUnitTree unit, SourcePositions positions) {
        String file = Repository.relative(Path.of(unit.getSourceFile().toUri())).toString();
        LineMap lines = unit.getLineMap();
        new Reader(file, lines, unit, positions).scan(unit, null);
    }

    private final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final String file;
        private final LineMap lines;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Reader(String file, LineMap lines, CompilationUnitTree unit, SourcePositions positions) {
            this.file = file;
            this.lines = lines;
            this.unit = unit;
            this.positions = positions;
        }

        private boolean record;

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (!type.getSimpleName().isEmpty()) {
                types.add(new Type(file, type.getSimpleName().toString()));
            }
            boolean outer = record;
            record = type.getKind() == Tree.Kind.RECORD;
            super.visitClass(type, nothing);
            record = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null) {
                methods.add(
                        new Method(
                                file,
                                method.getName().toString(),
                                length(method.getBody()),
                                parameters(method)));
            }
            return super.visitMethod(method, nothing);
        }

        private int parameters(MethodTree method) {
            boolean compact = record && method.getName().contentEquals("<init>");
            return compact ? 0 : method.getParameters().size();
        }

        private int length(Tree body) {
            long first = lines.getLineNumber(positions.getStartPosition(unit, body));
            long last = lines.getLineNumber(positions.getEndPosition(unit, body));
            return (int) (last - first - 1);
        }
    }
}
