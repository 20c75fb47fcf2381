/** The benchmark of whole Lasso paths, against peers where they are installed: {@code mvn -Pbench verify -DskipTests}. */
@NullMarked
package exactzero.bench;

import org.jspecify.annotations.NullMarked;
