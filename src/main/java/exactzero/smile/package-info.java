/**
 * Beside Smile: its regressions as rivals on the same data, and ours as models of its kind. The only package that knows
 * Smile; everything before it works without Smile on the class path.
 */
@NullMarked
package exactzero.smile;

import org.jspecify.annotations.NullMarked;
