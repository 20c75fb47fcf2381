/**
 * The same fit by other programs: one objective, one data set, and a yardstick of our own that judges all weights alike. It
 * knows no other program; those come as {@link exactzero.compare.Rival}s.
 */
@NullMarked
package exactzero.compare;

import org.jspecify.annotations.NullMarked;
