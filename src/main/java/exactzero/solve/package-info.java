/**
 * From a design and a strength of the penalty to the weights: coordinate descent, the exact finish, and Ridge in
 * closed form.
 */
@NullMarked
package exactzero.solve;

import org.jspecify.annotations.NullMarked;
