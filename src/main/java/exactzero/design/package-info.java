/**
 * Columns ready to be fitted: centred and scaled once on the way in, and weights taken back to the original units once
 * on the way out.
 */
@NullMarked
package exactzero.design;

import org.jspecify.annotations.NullMarked;
