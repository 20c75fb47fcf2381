package exactzero.report;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium, driven by its DevTools protocol: pages as a person opens them, keys as a person presses them. */
final class Browser {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    /** Pixels across a screen, a phone, a sheet of A4 lying down less its margins. */
    static final int WIDTH = 1240;
    static final int PHONE = 390;
    static final int PAPER = 1030;

    private static final long PATIENCE_SECONDS = 30;

    private static @Nullable Browser shared;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger sent = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private Browser(Process process, Path profile, URI page) {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Listener()).join();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            ask(domain + ".enable", Map.of());
        }
    }

    /** The one of all tests, started when first asked for; the test is skipped, and says so, where none is installed. */
    static synchronized Browser shared() throws IOException {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    private static Browser start() throws IOException {
        String program = NAMES.stream().filter(Browser::installed).findFirst().orElse("");
        if (program.isEmpty()) {
            abort("no Chromium on this machine: the page was not tried in a browser");
        }
        Path profile = Files.createTempDirectory("browser");
        Process process = new ProcessBuilder(program, "--headless", "--no-sandbox", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "--window-size=" + WIDTH + ",900", "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Pattern listening = Pattern.compile("DevTools listening on ws://([^/]+)/");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher at = listening.matcher(line);
            if (at.find()) {
                Thread.startVirtualThread(() -> lines.lines().forEach(ignored -> {}));
                return new Browser(process, profile, page(at.group(1)));
            }
        }
        throw new IOException(program + " did not start");
    }

    /** Opens a page and waits until it is loaded. */
    void open(String address) {
        go("about:blank"); // where only what follows # differs, a page would not be loaded anew
        go(address);
    }

    private void go(String address) {
        events.clear();
        ask("Page.navigate", Map.of("url", address));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (named("Page.loadEventFired").isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** The value of an expression. */
    JsonNode value(String expression) {
        return value(Map.of("expression", expression, "returnByValue", true));
    }

    private JsonNode value(Map<String, ?> question) {
        JsonNode answer = ask("Runtime.evaluate", question);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.get("exceptionDetails").toString());
        }
        return answer.get("result").path("value");
    }

    /** What the promise of an expression comes to. */
    JsonNode promised(String expression) {
        return value(Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    }

    double number(String expression) {
        return Double.parseDouble(value("String(" + expression + ")").stringValue());
    }

    /** Presses a key, such as ArrowRight, at the element that has the focus. */
    void press(String key, int code) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            ask("Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    /** The page as it is printed, as the bytes of a PDF. */
    byte[] pdf() {
        JsonNode pdf = ask("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
        return Base64.getDecoder().decode(pdf.get("data").stringValue());
    }

    /** Lets the page believe that a media feature has a value. */
    void media(String feature, String value) {
        ask("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Shows the page as it is printed on paper of a width, in pixels. */
    void print(int width) {
        ask("Emulation.setEmulatedMedia", Map.of("media", "print"));
        width(width);
    }

    /** Shows the page as on a screen of a width again. */
    void screen(int width) {
        ask("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        width(width);
    }

    /** Makes the window as wide as a number of pixels. */
    void width(int width) {
        ask("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the console complained of, policy violations included. */
    List<String> complaints() {
        value("0");
        return Stream.of("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")
                .flatMap(name -> named(name).stream()).map(JsonNode::toString).toList();
    }

    /** The addresses of everything that was asked for. */
    List<String> requests() {
        return named("Network.requestWillBeSent").stream()
                .map(event -> event.at("/params/request/url").stringValue()).toList();
    }

    private void close() {
        socket.abort();
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> named(String method) {
        return events.stream().filter(event -> event.path("method").asString().equals(method)).toList();
    }

    private JsonNode ask(String method, Map<String, ?> parameters) {
        int id = sent.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true).join();
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static URI page(String host) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + "/json/list")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String tabs = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            for (JsonNode tab : JSON.readTree(tabs)) {
                if (tab.get("type").stringValue().equals("page")) {
                    return URI.create(tab.get("webSocketDebuggerUrl").stringValue());
                }
            }
            throw new IOException("the browser has no page: " + tabs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Sorts what the browser says into answers and events. */
    private final class Listener implements WebSocket.Listener {
        private final List<CharSequence> parts = new ArrayList<>();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.add(part.toString());
            from.request(1);
            if (last) {
                JsonNode message = JSON.readTree(String.join("", parts));
                parts.clear();
                if (message.has("id")) {
                    JsonNode error = message.path("error");
                    CompletableFuture<JsonNode> answer = answers.remove(message.get("id").intValue());
                    if (error.isMissingNode()) {
                        answer.complete(message.get("result"));
                    } else {
                        answer.completeExceptionally(new AssertionError(error.toString()));
                    }
                } else {
                    events.add(message);
                }
            }
            return CompletableFuture.completedFuture(null);
        }
    }
}
