/** Where numbers come from: CSV, NumPy arrays, synthetic problems. */
@NullMarked
package exactzero.data;

import org.jspecify.annotations.NullMarked;
