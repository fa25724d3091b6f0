package wormhole.cli.image;

import java.util.Arrays;
import java.util.Optional;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * One lambda or method reference as a class: its fields are what it captures, its one method calls the body. Source: the
 * documentation of {@link java.lang.invoke.LambdaMetafactory#metafactory}.
 *
 * @param name of the class
 * @param site takes what is captured, returns the interface
 * @param method of the interface
 * @param erased its type
 * @param body what it calls
 * @param actual its type here, with more specific classes
 */
record Closure(String name, Type site, String method, Type erased, Handle body, Type actual) {
    /** The static method that makes one, with the type of the site. */
    static final String FACTORY = "of";

    private static final String INSTANCE = "INSTANCE";

    /**
     * Writes the class.
     *
     * @param version of the class file
     * @param nestHost of the class that the body is in, so that it may be private
     * @return empty if there is something to convert that this does not know
     */
    Optional<byte[]> classFile(int version, String nestHost) {
        if (body.getOwner().startsWith("[") || !isPlain()) {
            return Optional.empty();
        }
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                "java/lang/Object",
                new String[] {site.getReturnType().getInternalName()});
        writer.visitNestHost(nestHost);
        writeConstructor(writer);
        writeFactory(writer);
        writeMethod(writer);
        writer.visitEnd();
        return Optional.of(writer.toByteArray());
    }

    /** What the body takes, the object it is called on first. */
    private Type[] taken() {
        var parameters = Type.getArgumentTypes(body.getDesc());
        var isStatic = body.getTag() == Opcodes.H_INVOKESTATIC || body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (isStatic) {
            return parameters;
        }
        var all = new Type[parameters.length + 1];
        all[0] = Type.getObjectType(body.getOwner());
        System.arraycopy(parameters, 0, all, 1, parameters.length);
        return all;
    }

    private Type given() {
        return body.getTag() == Opcodes.H_NEWINVOKESPECIAL
                ? Type.getObjectType(body.getOwner())
                : Type.getReturnType(body.getDesc());
    }

    /** Whether no value has to be put into a box, taken out of one, or widened. */
    private boolean isPlain() {
        var captured = site.getArgumentTypes();
        var passed = actual.getArgumentTypes();
        var taken = taken();
        for (var i = 0; i < passed.length; i++) {
            if (!areAlike(erased.getArgumentTypes()[i], passed[i])
                    || !areAlike(passed[i], taken[captured.length + i])) {
                return false;
            }
        }
        var wanted = erased.getReturnType();
        return wanted.equals(Type.VOID_TYPE) || areAlike(wanted, given());
    }

    private static boolean areAlike(Type a, Type b) {
        return isReference(a) && isReference(b) || a.equals(b);
    }

    private static boolean isReference(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    private void writeConstructor(ClassWriter writer) {
        var captured = site.getArgumentTypes();
        var code = begin(writer, Opcodes.ACC_PRIVATE, "<init>", constructorType());
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        var local = 1;
        for (var i = 0; i < captured.length; i++) {
            writer.visitField(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field(i), captured[i].getDescriptor(), null, null);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), local);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, field(i), captured[i].getDescriptor());
            local += captured[i].getSize();
        }
        end(code, Type.VOID_TYPE);
    }

    // One that captures nothing is made once.
    private void writeFactory(ClassWriter writer) {
        var captured = site.getArgumentTypes();
        var code = begin(writer, Opcodes.ACC_STATIC, FACTORY, site.getDescriptor());
        if (captured.length > 0) {
            makeOne(code, captured);
        } else {
            var type = "L" + name + ";";
            writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, INSTANCE, type, null, null);
            code.visitFieldInsn(Opcodes.GETSTATIC, name, INSTANCE, type);
            var initializer = begin(writer, Opcodes.ACC_STATIC, "<clinit>", "()V");
            makeOne(initializer, captured);
            initializer.visitFieldInsn(Opcodes.PUTSTATIC, name, INSTANCE, type);
            end(initializer, Type.VOID_TYPE);
        }
        end(code, site.getReturnType());
    }

    private void makeOne(MethodVisitor code, Type... captured) {
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        var local = 0;
        for (var type : captured) {
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
            local += type.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructorType(), false);
    }

    private String constructorType() {
        return Type.getMethodDescriptor(Type.VOID_TYPE, site.getArgumentTypes());
    }

    private void writeMethod(ClassWriter writer) {
        var code = begin(writer, Opcodes.ACC_PUBLIC, method, erased.getDescriptor());
        if (body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            code.visitTypeInsn(Opcodes.NEW, body.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        pushArguments(code);
        code.visitMethodInsn(call(), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
        var wanted = erased.getReturnType();
        if (wanted.equals(Type.VOID_TYPE)) {
            drop(code, given());
        } else {
            cast(code, given(), wanted);
        }
        end(code, wanted);
    }

    private void pushArguments(MethodVisitor code) {
        var captured = site.getArgumentTypes();
        for (var i = 0; i < captured.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, name, field(i), captured[i].getDescriptor());
        }
        var taken = taken();
        var local = 1;
        var parameters = erased.getArgumentTypes();
        for (var i = 0; i < parameters.length; i++) {
            code.visitVarInsn(parameters[i].getOpcode(Opcodes.ILOAD), local);
            cast(code, parameters[i], actual.getArgumentTypes()[i]);
            cast(code, actual.getArgumentTypes()[i], taken[captured.length + i]);
            local += parameters[i].getSize();
        }
    }

    private int call() {
        return switch (body.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            // Private, of the same nest.
            case Opcodes.H_INVOKESPECIAL -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            default -> Opcodes.INVOKEVIRTUAL;
        };
    }

    private static void cast(MethodVisitor code, Type from, Type to) {
        if (isReference(to) && !to.equals(from) && !to.getInternalName().equals("java/lang/Object")) {
            code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    private static void drop(MethodVisitor code, Type value) {
        if (value.getSize() > 0) {
            code.visitInsn(value.getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
        }
    }

    private static String field(int number) {
        return "captured" + number;
    }

    private static MethodVisitor begin(ClassWriter writer, int access, String name, String type) {
        var code = writer.visitMethod(access, name, type, null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code, Type result) {
        code.visitInsn(result.getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    @Override
    public String toString() {
        return name + " " + Arrays.toString(site.getArgumentTypes());
    }
}
