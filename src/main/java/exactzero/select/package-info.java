/** Which strength to choose: seeded folds, cross-validation, and the rules that pick one lambda from its curve. */
@NullMarked
package exactzero.select;

import org.jspecify.annotations.NullMarked;
