/**
 * Apache Spark as the place where the rows are: moments, measurements and passes over wide tables are its jobs, all else is as in
 * memory.
 */
@NullMarked
package exactzero.spark;

import org.jspecify.annotations.NullMarked;
