/**
 * The few loops that take the time: dot products, updates and Gram tiles on plain arrays, by the Vector API where
 * there is one.
 */
@NullMarked
package exactzero.kernel;

import org.jspecify.annotations.NullMarked;
