package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What became of every case with one testee, or between two. */
final class SuiteRun {
    private final String name;
    private final TesteeProcess.Description who;
    private final Tally tally = new Tally();
    private final List<VectorCase> cases = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();

    SuiteRun(String name, TesteeProcess.Description who) {
        this.name = name;
        this.who = who;
    }

    String name() {
        return name;
    }

    TesteeProcess.Description who() {
        return who;
    }

    Tally tally() {
        return tally;
    }

    List<Answer> answers() {
        return answers;
    }

    List<Judgement> judgements() {
        return judgements;
    }

    void add(VectorCase vector, Answer answer, Judgement judgement, PrintStream out) {
        cases.add(vector);
        answers.add(answer);
        judgements.add(judgement);
        tally.count(vector.op(), judgement);
        if (!judgement.status().isFine()) {
            out.println(
                    judgement.status() + " " + vector.displayName() + " (" + vector.op() + ") " + judgement.detail());
        }
    }

    JsonObject json() {
        var all = Json.createArrayBuilder();
        for (var i = 0; i < cases.size(); i++) {
            all.add(Json.createObjectBuilder()
                    .add("file", cases.get(i).file())
                    .add("id", cases.get(i).id())
                    .add("op", cases.get(i).op())
                    .add("status", judgements.get(i).status().name().toLowerCase(java.util.Locale.ROOT))
                    .add("detail", judgements.get(i).detail()));
        }
        return Json.createObjectBuilder()
                .add("command", name)
                .add("name", who.name())
                .add("version", who.version())
                .add("language", who.language())
                .add("operations", tally.json())
                .add("cases", all)
                .build();
    }
}
