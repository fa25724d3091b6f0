package wormhole.conformance.documentation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.conformance.project.JavaSource;
import wormhole.conformance.project.ProjectTree;

/** Everything public that others program against says what it is. */
class DocCommentTest {
    @ParameterizedTest
    @ValueSource(strings = {"wormhole.api", "wormhole.spi", "wormhole.spi.tck"})
    void everyPublicTypeAndMemberHasADocComment(String module) {
        var bare = new ArrayList<String>();
        JavaSource.read(
                ProjectTree.module(module).javaFiles(),
                (unit, trees) -> new Scanner(unit, trees, bare).scan(unit, null));
        assertTrue(bare.isEmpty(), "without a doc comment: " + bare);
    }

    @Test
    void everyModuleSaysWhatItIs() {
        var bare = new ArrayList<String>();
        for (var module : ProjectTree.modules()) {
            var file = module.sources().resolve("module-info.java");
            JavaSource.read(List.of(file), (unit, trees) -> {
                if (trees.getDocComment(new TreePath(new TreePath(unit), unit.getModule())) == null) {
                    bare.add(module.name());
                }
            });
        }
        assertTrue(bare.isEmpty(), "module descriptors without a doc comment: " + bare);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        var bare = new ArrayList<String>();
        for (var module : ProjectTree.modules()) {
            module.javaFiles().stream()
                    .filter(file -> file.endsWith("package-info.java"))
                    .forEach(file -> {
                        if (!ProjectTree.text(file).contains("/**")) {
                            bare.add(ProjectTree.ROOT.relativize(file).toString());
                        }
                    });
        }
        assertTrue(bare.isEmpty(), "packages without a doc comment: " + bare);
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final List<String> bare;
        private boolean membersArePublic;

        Scanner(CompilationUnitTree unit, DocTrees trees, List<String> bare) {
            this.unit = unit;
            this.trees = trees;
            this.bare = bare;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!isPublic(type.getModifiers())) {
                return null;
            }
            check(type.getSimpleName().toString());
            var outer = membersArePublic;
            membersArePublic = type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
            super.visitClass(type, nothing);
            membersArePublic = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            var inherits = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            if (isPublic(method.getModifiers()) && !inherits) {
                check(method.getName().toString());
            }
            // what is inside a method is nobody's business
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void nothing) {
            var parent = getCurrentPath().getParentPath().getLeaf();
            var ofRecord = parent.getKind() == Tree.Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (isPublic(field.getModifiers()) && !ofRecord) {
                check(field.getName().toString());
            }
            return null;
        }

        private boolean isPublic(ModifiersTree modifiers) {
            var flags = modifiers.getFlags();
            return membersArePublic && !flags.contains(Modifier.PRIVATE)
                    || flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED);
        }

        private void check(String name) {
            if (trees.getDocComment(getCurrentPath()) == null) {
                var line = unit.getLineMap()
                        .getLineNumber(trees.getSourcePositions()
                                .getStartPosition(unit, getCurrentPath().getLeaf()));
                bare.add(unit.getSourceFile().getName().replaceFirst(".*/", "") + ":" + line + " " + name);
            }
        }
    }
}
