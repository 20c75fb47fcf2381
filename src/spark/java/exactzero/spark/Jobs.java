package exactzero.spark;

import exactzero.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Jobs with one result, to which every partition adds.
 *
 * <p>Parts are combined in the order of the partitions, whatever the order in which tasks end, so that the same partitions give the
 * same bits every time. Where partitions are many, groups of them are combined first, in a second stage of the same job.
 */
final class Jobs {
    /** Partitions whose parts the driver combines itself. */
    private static final int DIRECT = 16;

    private Jobs() {}

    /** What a task makes of its partition. */
    @FunctionalInterface
    interface Task<R, T> extends Serializable {
        /** A part of a partition that is not empty, or null where it adds nothing. */
        @Nullable
        T run(int partition, Iterator<R> rows);
    }

    /** How parts become one. */
    @FunctionalInterface
    interface Combination<T> extends Serializable {
        /** One of at least one part, in order. */
        T of(List<T> parts);
    }

    /** The parts of all partitions as one; none where no partition adds anything. */
    static <R, T> Optional<T> combined(JavaRDD<R> rows, Task<R, T> task, Combination<T> combination) {
        JavaPairRDD<Integer, byte[]> parts = rows.mapPartitionsWithIndex((partition, part) -> {
            T made = part.hasNext() ? task.run(partition, part) : null;
            return made == null ? Collections.<Tuple2<Integer, byte[]>>emptyIterator()
                    : List.of(new Tuple2<>(partition, bytes(made))).iterator();
        }, false).mapToPair(part -> part);
        int count = rows.getNumPartitions();
        if (count > DIRECT) {
            int size = (int) Math.ceil(Math.sqrt(count));
            parts = parts.mapToPair(part -> new Tuple2<>(part._1() / size, part))
                    .groupByKey((count + size - 1) / size)
                    .mapToPair(group -> new Tuple2<>(group._1(), bytes(combination.of(inOrder(group._2())))));
        }
        JavaPairRDD<Integer, byte[]> last = parts;
        List<T> collected = inOrder(run(last::collect));
        return collected.isEmpty() ? Optional.empty() : Optional.of(combination.of(collected));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> inOrder(Iterable<Tuple2<Integer, byte[]>> parts) {
        List<Tuple2<Integer, byte[]>> sorted = new ArrayList<>();
        parts.forEach(sorted::add);
        sorted.sort(Comparator.comparing(part -> part._1()));
        List<T> made = new ArrayList<>();
        for (Tuple2<Integer, byte[]> part : sorted) {
            made.add((T) object(part._2()));
        }
        return made;
    }

    /**
     * Runs a job.
     *
     * @throws DataException what a task has found wrong with the data, without what Spark says around it
     * @throws IllegalStateException when the job fails otherwise
     */
    static <T> T run(Callable<T> job) {
        try {
            return job.call();
        } catch (Exception failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof DataException data) {
                    throw data;
                }
            }
            throw new IllegalStateException("a Spark job failed: " + failure.getMessage(), failure);
        }
    }

    /** As bytes, which every serializer that Spark may be set to takes. */
    static byte[] bytes(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Back from {@link #bytes}. */
    static Object object(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("an executor lacks " + e.getMessage(), e);
        }
    }
}
