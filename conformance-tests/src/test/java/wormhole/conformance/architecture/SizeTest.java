package wormhole.conformance.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import wormhole.conformance.project.JavaSource;
import wormhole.conformance.project.ModuleTree;
import wormhole.conformance.project.ProjectTree;

/** Methods are short, files are small, and what nobody needs from outside is hidden. */
class SizeTest {
    private static final int MEDIAN_LINES = 6;
    private static final int NINETY_NINTH_PERCENTILE_LINES = 45;
    private static final int LONGEST_LINES = 70;
    private static final int WISHED_FILE_LINES = 300;
    private static final int LONGEST_FILE_LINES = 400;

    // What one package of a module shows to another counts as public; the room for that is what the aim of 70 lacks.
    private static final int HIDDEN_PERCENT = 40;

    /** Here being public is the point. */
    private static final Set<String> PUBLISHED = Set.of("wormhole.api", "wormhole.spi", "wormhole.spi.tck");

    private record Length(String what, int lines) {}

    private record TopLevel(String name, boolean isPublic) {}

    @Test
    void methodsAreShort() {
        var lengths = new ArrayList<Length>();
        for (var module : ProjectTree.modules()) {
            JavaSource.read(module.javaFiles(), (unit, trees) -> methods(unit, trees, lengths));
        }
        lengths.sort(Comparator.comparingInt(Length::lines));
        var median = percentile(lengths, 50);
        var high = percentile(lengths, 99);
        var longest = lengths.subList(Math.max(0, lengths.size() - 5), lengths.size());
        var report = "%d methods, lines: median %d, 99th percentile %d, longest %s"
                .formatted(lengths.size(), median, high, longest);
        System.out.println(report);
        assertTrue(median <= MEDIAN_LINES, report);
        assertTrue(high <= NINETY_NINTH_PERCENTILE_LINES, report);
        assertTrue(longest.get(longest.size() - 1).lines() <= LONGEST_LINES, report);
    }

    @Test
    void filesAreSmall() {
        var files = ProjectTree.modules().stream()
                .flatMap(module -> module.javaFiles().stream())
                .map(file -> new Length(ProjectTree.ROOT.relativize(file).toString(), (int)
                        ProjectTree.text(file).lines().count()))
                .filter(file -> file.lines() >= WISHED_FILE_LINES)
                .toList();
        System.out.println("files of " + WISHED_FILE_LINES + " lines and more: " + files);
        var tooLong =
                files.stream().filter(file -> file.lines() > LONGEST_FILE_LINES).toList();
        assertTrue(tooLong.isEmpty(), "longer than " + LONGEST_FILE_LINES + " lines: " + tooLong);
    }

    @Test
    void mostTypesAreHidden() {
        var types = new ArrayList<TopLevel>();
        ProjectTree.modules().stream()
                .filter(module -> !PUBLISHED.contains(module.name()))
                .map(ModuleTree::javaFiles)
                .forEach(files -> JavaSource.read(files, (unit, trees) -> topLevel(unit, types)));
        var shown =
                types.stream().filter(TopLevel::isPublic).map(TopLevel::name).collect(Collectors.toList());
        var share = 100 - 100 * shown.size() / types.size();
        System.out.println(
                share + " % of " + types.size() + " top-level types outside api and spi are package-private");
        assertTrue(share >= HIDDEN_PERCENT, share + " % hidden; public are " + shown);
    }

    private static int percentile(List<Length> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100))
                .lines();
    }

    private static void methods(CompilationUnitTree unit, DocTrees trees, List<Length> into) {
        var lines = unit.getLineMap();
        var positions = trees.getSourcePositions();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (method.getBody() != null) {
                    var first = lines.getLineNumber(positions.getStartPosition(unit, method));
                    var last = lines.getLineNumber(positions.getEndPosition(unit, method));
                    into.add(new Length(fileName(unit) + "#" + method.getName(), (int) (last - first + 1)));
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(unit, null);
    }

    private static void topLevel(CompilationUnitTree unit, List<TopLevel> into) {
        for (Tree tree : unit.getTypeDecls()) {
            if (tree instanceof ClassTree type) {
                var isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
                into.add(new TopLevel(unit.getPackageName() + "." + type.getSimpleName(), isPublic));
            }
        }
    }

    private static String fileName(CompilationUnitTree unit) {
        return fileName(unit.getSourceFile().getName());
    }

    private static String fileName(String path) {
        return path.replaceFirst(".*[/\\\\]", "");
    }
}
