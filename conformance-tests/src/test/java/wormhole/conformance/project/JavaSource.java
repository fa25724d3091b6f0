package wormhole.conformance.project;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.tools.ToolProvider;

/** Java files parsed by the compiler, nothing resolved. */
public final class JavaSource {
    private JavaSource() {}

    /** Calls a reader with each file's tree. */
    public static void read(List<Path> files, BiConsumer<CompilationUnitTree, DocTrees> reader) {
        if (files.isEmpty()) {
            return;
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = new ArrayList<>(files);
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(units));
            var trees = DocTrees.instance(task);
            for (var unit : task.parse()) {
                reader.accept(unit, trees);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
