/**
 * Why one weight is or is not zero: the pull of the data on it against the constant pull of the penalty, in numbers.
 */
@NullMarked
package exactzero.explain;

import org.jspecify.annotations.NullMarked;
