/** Files that a fuzzer makes up, given to all that reads files. */
@NullMarked
package exactzero.fuzz;

import org.jspecify.annotations.NullMarked;
