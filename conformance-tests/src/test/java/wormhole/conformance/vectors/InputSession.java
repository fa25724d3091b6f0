package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import wormhole.api.Nameplate;
import wormhole.core.code.CodeSelection;
import wormhole.core.code.CodeSelectionReport;
import wormhole.core.effect.Step;
import wormhole.spi.wordlist.Wordlist;

/** Drives the choice of a code through the steps of an {@code input_session} case and writes every reaction down. */
final class InputSession {
    private final Wordlist wordlist;
    private CodeSelection selection = CodeSelection.START;
    private List<JsonValue> calls = new ArrayList<>();
    private Optional<SortedSet<String>> result = Optional.empty();

    InputSession(Wordlist wordlist) {
        this.wordlist = wordlist;
    }

    Answer run(Request request) {
        var steps = Json.createArrayBuilder();
        for (var step : request.in().getJsonArray("steps").getValuesAs(JsonObject.class)) {
            steps.add(reaction(step));
        }
        return new Answer.Result(Json.createObjectBuilder().add("steps", steps).build());
    }

    private JsonObject reaction(JsonObject step) {
        calls = new ArrayList<>();
        result = Optional.empty();
        var reaction = Json.createObjectBuilder();
        try {
            act(step);
        } catch (IllegalArgumentException | IllegalStateException e) {
            reaction.add("raise", e.getClass().getSimpleName());
        }
        if (!calls.isEmpty()) {
            reaction.add("calls", array(calls));
        }
        result.ifPresent(
                list -> reaction.add("result", Json.createArrayBuilder(list)).add("count", list.size()));
        return reaction.build();
    }

    private void act(JsonObject step) {
        switch (step.getString("do")) {
            case "start" -> take(selection.beginTyping());
            case "got_nameplates" -> take(selection.listed(nameplates(step)));
            case "got_wordlist" -> take(selection.claimed());
            case "refresh_nameplates" -> take(selection.refresh());
            case "choose_nameplate" -> take(selection.chooseNameplate(new Nameplate(step.getString("nameplate"))));
            case "choose_words" -> take(selection.chooseWords(step.getString("words")));
            case "nameplate_completions" ->
                result = Optional.of(selection.nameplateCompletions(step.getString("prefix")));
            case "word_completions" ->
                result = Optional.of(selection.wordCompletions(step.getString("prefix"), 2, wordlist));
            default -> throw new AssertionError("unknown step " + step);
        }
    }

    private static List<Nameplate> nameplates(JsonObject step) {
        return step.getJsonArray("nameplates").getValuesAs(JsonString.class).stream()
                .map(id -> new Nameplate(id.getString()))
                .toList();
    }

    private void take(Step<CodeSelection, CodeSelectionReport> step) {
        selection = step.next();
        step.reports().forEach(report -> report.accept(new Calls()));
    }

    private static JsonArray array(List<JsonValue> values) {
        var array = Json.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }

    private final class Calls implements CodeSelectionReport.Handler {
        @Override
        public void on(CodeSelectionReport.AskForList report) {
            calls.add(Json.createObjectBuilder().add("list", true).build());
        }

        @Override
        public void on(CodeSelectionReport.Allocate report) {
            throw new AssertionError("nothing is allocated while typing");
        }

        @Override
        public void on(CodeSelectionReport.UseNameplate report) {
            calls.add(Json.createObjectBuilder()
                    .add("claim", report.nameplate().value())
                    .build());
        }

        @Override
        public void on(CodeSelectionReport.UseCode report) {
            calls.add(Json.createObjectBuilder()
                    .add("code", report.code().reveal())
                    .build());
        }

        @Override
        public void on(CodeSelectionReport.WordlistReady report) {}
    }
}
