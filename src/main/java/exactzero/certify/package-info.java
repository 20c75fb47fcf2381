/**
 * Proofs about a fit: the duality gap it reached, which weights are zero in every optimum, and intervals around those
 * that are not.
 */
@NullMarked
package exactzero.certify;

import org.jspecify.annotations.NullMarked;
