package wormhole.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A module whose lambdas and method references are plain classes, for the image only. The virtual machine links each of
 * them when it is first met, which takes some 0.2 ms even with an archive of classes; a text meets 160. A plain class from
 * the archive takes a tenth of that. What {@link Closure} cannot express stays as it is.
 */
final class PlainClosures {
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

    private final Path directory;
    private final Map<String, byte[]> classes = new HashMap<>();
    private final Map<String, List<String>> newMembers = new HashMap<>();
    private int count;

    private PlainClosures(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes the module anew, exploded.
     *
     * @param module a directory or a jar, not of many releases
     * @param directory is made
     * @return how many classes were added
     */
    static int write(Path module, Path directory) throws IOException {
        var closures = new PlainClosures(directory);
        if (Files.isDirectory(module)) {
            for (var file : ClassPath.files(module)) {
                closures.take(module.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } else {
            try (var jar = new JarFile(module.toFile())) {
                for (var entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
                    closures.take(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
        }
        closures.finish();
        return closures.count;
    }

    private void take(String name, byte[] content) throws IOException {
        if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
            rewrite(content);
        } else {
            store(name, content);
        }
    }

    private void store(String name, byte[] content) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private void rewrite(byte[] content) {
        var reader = new ClassReader(content);
        var writer = new ClassWriter(0);
        reader.accept(new Rewriting(writer), 0);
        classes.put(reader.getClassName(), writer.toByteArray());
    }

    // A nest's host has to name its members, whichever of them the new ones came from.
    private void finish() throws IOException {
        for (var entry : classes.entrySet()) {
            var members = newMembers.getOrDefault(entry.getKey(), List.of());
            store(entry.getKey() + ".class", members.isEmpty() ? entry.getValue() : host(entry.getValue(), members));
        }
    }

    private static byte[] host(byte[] content, List<String> members) {
        var writer = new ClassWriter(0);
        new ClassReader(content)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public void visitEnd() {
                                members.forEach(this::visitNestMember);
                                super.visitEnd();
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    private final class Rewriting extends ClassVisitor {
        private String owner = "";
        private String nestHost = "";
        private int version;
        private int number;

        Rewriting(ClassWriter writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            super.visit(version, access, name, signature, superName, interfaces);
            this.version = version;
            owner = name;
            nestHost = name;
        }

        @Override
        public void visitNestHost(String host) {
            super.visitNestHost(host);
            nestHost = host;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, type, signature, exceptions)) {
                @Override
                public void visitInvokeDynamicInsn(String sam, String site, Handle bootstrap, Object... arguments) {
                    var factory = bootstrap.getOwner().equals(METAFACTORY)
                                    && bootstrap.getName().equals("metafactory")
                            ? closure(sam, Type.getMethodType(site), arguments)
                            : Optional.<String>empty();
                    if (factory.isPresent()) {
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, factory.get(), Closure.FACTORY, site, false);
                    } else {
                        super.visitInvokeDynamicInsn(sam, site, bootstrap, arguments);
                    }
                }
            };
        }

        private Optional<String> closure(String sam, Type site, Object... arguments) {
            var name = owner + "$Closure" + number;
            var closure = new Closure(name, site, sam, (Type) arguments[0], (Handle) arguments[1], (Type) arguments[2]);
            return closure.classFile(version, nestHost).map(content -> {
                classes.put(name, content);
                newMembers.computeIfAbsent(nestHost, host -> new ArrayList<>()).add(name);
                number++;
                count++;
                return name;
            });
        }
    }
}
