/**
 * Why one weight is or is not zero: the loss along that weight, the pull of the data on it against the fixed pull of L1
 * and the fading pull of L2, and the same for the article's one weight and for two.
 */
@NullMarked
package exactzero.explain;

import org.jspecify.annotations.NullMarked;
