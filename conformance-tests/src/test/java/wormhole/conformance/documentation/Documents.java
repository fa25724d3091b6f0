package wormhole.conformance.documentation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wormhole.conformance.project.ProjectTree;

/** The Markdown documents of the project and what stands in them. */
final class Documents {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)[^\\n]*\\n(.*?)^```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    private Documents() {}

    /**
     * A block of code.
     *
     * @param where document and line
     * @param language as the fence says
     */
    record Block(String where, String language, String text) {
        @Override
        public String toString() {
            return where;
        }
    }

    static List<Path> all() {
        var top = Stream.of("README.md", "SECURITY.md")
                .map(ProjectTree.ROOT::resolve)
                .filter(Files::exists);
        var docs = ProjectTree.ROOT.resolve("docs");
        var below = Files.isDirectory(docs) ? ProjectTree.files(docs, ".md").stream() : Stream.<Path>empty();
        return Stream.concat(top, below).toList();
    }

    static List<Block> blocks(Path document) {
        var text = ProjectTree.text(document);
        var blocks = new ArrayList<Block>();
        var fence = FENCE.matcher(text);
        while (fence.find()) {
            var line = 1 + text.substring(0, fence.start()).lines().count();
            var where = ProjectTree.ROOT.relativize(document) + ":" + line;
            blocks.add(new Block(where, fence.group(1), fence.group(2)));
        }
        return blocks;
    }

    /** Targets of links to files, relative to the document; anchors cut off. */
    static List<String> links(Path document) {
        return matches(LINK, prose(document))
                .filter(target -> !target.contains(":") && !target.startsWith("#"))
                .map(target -> target.replaceFirst("#.*", ""))
                .toList();
    }

    /** What is set as code in the running text. */
    static List<String> code(Path document) {
        return matches(CODE, prose(document)).toList();
    }

    private static String prose(Path document) {
        return FENCE.matcher(ProjectTree.text(document)).replaceAll("");
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
