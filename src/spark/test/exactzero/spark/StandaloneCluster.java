package exactzero.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.SparkSession;

/** Spark's own master and two workers, each a JVM of its own on the loopback, from the jars of this class path. */
final class StandaloneCluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final int port;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    /** @param folder for logs, emptied by nobody */
    StandaloneCluster(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        home();
        port = freePort();
        master = start("master", "org.apache.spark.deploy.master.Master", "--host", HOST, "--port",
                Integer.toString(port), "--webui-port", "0");
        awaitMaster();
        addWorker();
        addWorker();
    }

    /** A further worker of one core. */
    void addWorker() throws IOException {
        int number = workers.size() + 1;
        workers.add(start("worker" + number, "org.apache.spark.deploy.worker.Worker", "--host", HOST, "--port", "0",
                "--webui-port", "0", "--cores", "1", "--memory", "2g", "--work-dir",
                folder.resolve("work" + number).toString(), url()));
    }

    /** Ends the first worker as a power cut would; its executor goes with it. */
    void killWorker() {
        workers.getFirst().destroyForcibly();
    }

    String url() {
        return "spark://" + HOST + ":" + port;
    }

    /** A session whose driver is this JVM. */
    SparkSession session() {
        return SparkSession.builder().appName("exactzero").master(url())
                .config("spark.driver.host", HOST).config("spark.driver.bindAddress", HOST)
                .config("spark.ui.enabled", "false").config("spark.executor.memory", "1500m")
                .config("spark.executor.cores", "1").config("spark.sql.shuffle.partitions", "4")
                .config("spark.executor.extraClassPath", String.join(File.pathSeparator, entries(false)))
                .config("spark.executor.extraJavaOptions",
                        "--add-modules jdk.incubator.vector -Djava.net.preferIPv4Stack=true")
                .getOrCreate();
    }

    private Process start(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        String classPath = String.join(File.pathSeparator, entries(true)) + File.pathSeparator
                + String.join(File.pathSeparator, entries(false));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptions().split(" ")));
        command.addAll(List.of("-Xmx256m", "-cp", classPath, main));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    /** What Spark takes for its installation: a folder of jars. */
    private void home() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("home").resolve("jars"));
        for (String jar : entries(true)) {
            Path link = jars.resolve(Path.of(jar).getFileName());
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, Path.of(jar));
            }
        }
    }

    /** Jars or folders of the class path. */
    private static List<String> entries(boolean jars) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") == jars && !entry.contains("slf4j-nop"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitMaster() throws InterruptedException {
        for (int attempt = 0; attempt < 150; attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("no master after 30 seconds; see " + folder.resolve("master.log"));
    }

    @Override
    public void close() {
        workers.forEach(Process::destroy);
        master.destroy();
    }
}
