package wormhole.conformance.modules;

import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wormhole.conformance.project.ModuleTree;

/** A module as others see it, as lines of text that are the same on every JDK. */
final class Signatures {
    private static final int SHOWN = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL;

    private final List<String> lines = new ArrayList<>();

    private Signatures() {}

    static String of(ModuleTree module) {
        var signatures = new Signatures();
        signatures.descriptor(module.descriptor());
        for (var exported : module.exportedPackages()) {
            signatures.lines.add("");
            signatures.lines.add("package " + exported);
            module.publicTypes(exported).forEach(signatures::type);
        }
        return String.join("\n", signatures.lines) + "\n";
    }

    private void descriptor(ModuleDescriptor descriptor) {
        lines.add("module " + descriptor.name());
        sorted(descriptor.requires().stream().map(Signatures::requires));
        sorted(descriptor.exports().stream().map(e -> "exports " + e.source() + targets(e.targets())));
        sorted(descriptor.opens().stream().map(o -> "opens " + o.source() + targets(o.targets())));
        sorted(descriptor.uses().stream().map(service -> "uses " + service));
        sorted(descriptor.provides().stream().map(p -> "provides " + p.service() + " with " + join(p.providers())));
    }

    private static String requires(ModuleDescriptor.Requires requires) {
        var modifiers = requires.modifiers().stream()
                .filter(modifier -> modifier != ModuleDescriptor.Requires.Modifier.MANDATED)
                .map(modifier -> modifier.name().toLowerCase(java.util.Locale.ROOT) + " ")
                .sorted()
                .collect(Collectors.joining());
        return "requires " + modifiers + requires.name();
    }

    private static String targets(Collection<String> targets) {
        return targets.isEmpty() ? "" : " to " + join(targets);
    }

    private static String join(Collection<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    private void sorted(Stream<String> found) {
        found.map(line -> "  " + line).sorted().forEach(lines::add);
    }

    private void type(Class<?> type) {
        lines.add("");
        lines.add("  " + modifiers(type.getModifiers(), type.isInterface()) + kind(type) + " " + type.getName()
                + variables(type.getTypeParameters()) + components(type) + supertypes(type));
        var members = Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(Signatures::shown)
                                .map(Signatures::field),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(Signatures::shown)
                                .map(Signatures::constructor),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(Signatures::shown)
                                .map(Signatures::method))
                .flatMap(found -> found)
                .map(line -> "    " + line)
                .sorted()
                .toList();
        lines.addAll(members);
    }

    private static boolean shown(java.lang.reflect.Member member) {
        var visible = (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
        return visible && !member.isSynthetic();
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return type.isSealed() ? "sealed interface" : "interface";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return type.isRecord() ? "record" : (type.isSealed() ? "sealed class" : "class");
    }

    private static String modifiers(int modifiers, boolean isInterface) {
        var mask = isInterface ? SHOWN & ~Modifier.FINAL : SHOWN | Modifier.ABSTRACT;
        var text = Modifier.toString(modifiers & mask);
        return text.isEmpty() ? "" : text + " ";
    }

    private static String components(Class<?> type) {
        if (!type.isRecord()) {
            return "";
        }
        return Arrays.stream(type.getRecordComponents())
                .map((RecordComponent c) -> c.getGenericType().getTypeName() + " " + c.getName())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String supertypes(Class<?> type) {
        var superclass = type.getGenericSuperclass();
        var interfaces = types(type.getGenericInterfaces());
        var permitted = type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[0];
        return (superclass == null || superclass == Object.class || type.isRecord() || type.isEnum()
                        ? ""
                        : " extends " + superclass.getTypeName())
                + (interfaces.isEmpty() ? "" : (type.isInterface() ? " extends " : " implements ") + interfaces)
                + (permitted.length == 0
                        ? ""
                        : " permits "
                                + join(Arrays.stream(permitted)
                                        .map(Class::getName)
                                        .toList()));
    }

    private static String field(Field field) {
        return modifiers(field.getModifiers(), false) + field.getGenericType().getTypeName() + " " + field.getName();
    }

    private static String constructor(Constructor<?> constructor) {
        return modifiers(constructor.getModifiers(), false) + "<init>" + parameters(constructor) + thrown(constructor);
    }

    private static String method(Method method) {
        return modifiers(method.getModifiers(), false)
                + (method.isDefault() ? "default " : "")
                + variables(method.getTypeParameters())
                + method.getGenericReturnType().getTypeName()
                + " "
                + method.getName()
                + parameters(method)
                + thrown(method);
    }

    // Not by Parameter.getParameterizedType: what JDK 21 and later compile of a compact constructor, JDK 17 gives
    // without types' arguments.
    private static String parameters(Executable executable) {
        return "(" + types(executable.getGenericParameterTypes()) + ")";
    }

    private static String thrown(Executable executable) {
        var types = types(executable.getGenericExceptionTypes());
        return types.isEmpty() ? "" : " throws " + types;
    }

    private static String types(Type[] types) {
        return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", "));
    }

    private static String variables(TypeVariable<?>[] variables) {
        if (variables.length == 0) {
            return "";
        }
        return Arrays.stream(variables)
                .map(v -> v.getName() + " extends " + types(v.getBounds()))
                .collect(Collectors.joining(", ", "<", "> "));
    }
}
