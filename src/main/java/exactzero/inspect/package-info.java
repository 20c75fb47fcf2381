/** What is in a file, and what to mind before fitting it: identifiers, duplicates, leaks, outliers. */
@NullMarked
package exactzero.inspect;

import org.jspecify.annotations.NullMarked;
