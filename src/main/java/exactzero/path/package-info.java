/**
 * Weights as the strength falls: the grid of lambdas, warm starts, and the knots at which a weight leaves or reaches
 * exactly zero.
 */
@NullMarked
package exactzero.path;

import org.jspecify.annotations.NullMarked;
