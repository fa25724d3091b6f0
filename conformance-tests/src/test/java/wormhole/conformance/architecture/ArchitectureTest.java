package wormhole.conformance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.conformance.project.ModuleTree;
import wormhole.conformance.project.ProjectTree;

/** Who may use what, where the module system cannot say. */
class ArchitectureTest {
    /** Protocol without I/O. Those that do not exist yet are held to it from their first day. */
    private static final Set<String> SANS_IO =
            Set.of("wormhole.json", "wormhole.core", "wormhole.transit", "wormhole.dilation");

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.time.Instant.now",
            "java.time.LocalDateTime.now",
            "java.time.LocalDate.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.lang.Math.random");

    /** The packages of an API are one vocabulary cut up for reading: an error has a mood, a wormhole throws an error. */
    private static final Set<String> ONE_VOCABULARY = Set.of("wormhole.api");

    /** The one class by which {@code serve} and {@code demo} run the servers, which no application of the API can. */
    private static final List<String> EMBEDS_THE_SERVER = List.of("LocalServer");

    static List<ModuleTree> modules() {
        return ProjectTree.modules();
    }

    static List<ModuleTree> sansIoModules() {
        return modules().stream()
                .filter(module -> SANS_IO.contains(module.name()))
                .toList();
    }

    private static JavaClasses classesOf(ModuleTree module) {
        return new ClassFileImporter().importPath(module.classes());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sansIoModules")
    void theProtocolTouchesNoOutsideWorld(ModuleTree module) {
        checkNoOutsideWorld(classesOf(module));
    }

    @Test
    void neitherDoesTheMailboxServersHub() {
        checkNoOutsideWorld(classesOf(ProjectTree.module("wormhole.mailbox.server"))
                .that(resideInAnyPackage("wormhole.mailbox.server.hub", "wormhole.mailbox.server.wire")));
    }

    @Test
    void theRuleAgainstTheOutsideWorldCatchesAnOffender() {
        for (var offender : List.of(ReadsTheClock.class, StartsAThread.class, OpensASocket.class, Draws.class)) {
            var classes = new ClassFileImporter().importClasses(offender);
            assertThrows(AssertionError.class, () -> checkNoOutsideWorld(classes), offender.getSimpleName());
        }
    }

    private static void checkNoOutsideWorld(JavaClasses classes) {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net..",
                                "java.nio.channels..",
                                "java.nio.file..",
                                "java.util.concurrent..",
                                "javax.net..")
                        .or(describe("threads, clocks, files and random sources", ArchitectureTest::isOutsideWorld)))
                .check(classes);
        noClasses()
                .should()
                .accessTargetWhere(describe("reading a clock", ArchitectureTest::readsAClock))
                .check(classes);
    }

    private static boolean isOutsideWorld(JavaClass type) {
        return Set.of(
                        "java.lang.Thread",
                        "java.lang.Process",
                        "java.lang.ProcessBuilder",
                        "java.lang.Runtime",
                        "java.time.Clock",
                        "java.io.File",
                        "java.util.Random",
                        "java.util.Timer",
                        "java.security.SecureRandom")
                .contains(type.getName());
    }

    private static boolean readsAClock(JavaAccess<?> access) {
        return CLOCKS.contains(
                access.getTargetOwner().getName() + "." + access.getTarget().getName());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void packagesOfAModuleHaveNoCycles(ModuleTree module) {
        if (!ONE_VOCABULARY.contains(module.name())) {
            SlicesRuleDefinition.slices()
                    .assignedFrom(new ByPackage())
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(classesOf(module));
        }
    }

    @Test
    void applicationsAndProvidersKnowNothingOfEachOther() {
        only("wormhole.api");
        only("wormhole.spi");
        only("wormhole.json");
    }

    private static void only(String module) {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("wormhole..")
                        .and(DescribedPredicate.not(resideInAnyPackage(module, module + ".."))))
                .check(classesOf(ProjectTree.module(module)));
    }

    @Test
    void theCommandLineIsAnOrdinaryCustomerOfTheApi() {
        noClasses()
                .that(describe("do not embed a server", ArchitectureTest::isOrdinaryCustomer))
                .should()
                .dependOnClassesThat(resideInAnyPackage("wormhole..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                "wormhole.cli",
                                "wormhole.cli..",
                                "wormhole.filetransfer",
                                "wormhole.filetransfer.error",
                                "wormhole.filetransfer.offer",
                                "wormhole.filetransfer.ssh",
                                "wormhole.json",
                                "wormhole.api",
                                "wormhole.api.."))))
                .allowEmptyShould(true)
                .check(classesOf(ProjectTree.module("wormhole.cli")));
    }

    @Test
    void archivesAndNamesOfStrangersAreReadFarFromAnyFile() {
        noClasses()
                .that(resideInAnyPackage("wormhole.filetransfer.zip", "wormhole.filetransfer.name"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                        .or(describe("files", type -> type.getName().startsWith("java.io.File"))))
                .check(classesOf(ProjectTree.module("wormhole.filetransfer")));
    }

    @Test
    void fileTransferIsAnOrdinaryCustomerOfTheApi() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("wormhole..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                "wormhole.filetransfer",
                                "wormhole.filetransfer..",
                                "wormhole.json",
                                "wormhole.api",
                                "wormhole.api.."))))
                .check(classesOf(ProjectTree.module("wormhole.filetransfer")));
    }

    private static boolean isOrdinaryCustomer(JavaClass type) {
        var outermost = type.getName().replaceFirst("\\$.*", "");
        return EMBEDS_THE_SERVER.stream().noneMatch(name -> outermost.endsWith("." + name));
    }

    @Test
    void modulesAreFound() {
        assertEquals(
                1,
                sansIoModules().stream()
                        .filter(module -> module.name().equals("wormhole.core"))
                        .count());
    }

    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    private static final class ReadsTheClock {
        Instant now() {
            return Instant.now();
        }
    }

    private static final class StartsAThread {
        void start() {
            new Thread(() -> {}).start();
        }
    }

    private static final class OpensASocket {
        Object open() {
            return new java.net.Socket();
        }
    }

    private static final class Draws {
        int draw() {
            return new java.security.SecureRandom().nextInt();
        }
    }
}
