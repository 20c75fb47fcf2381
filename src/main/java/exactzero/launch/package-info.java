/** Starts on the Java at hand, compiled for 17; finds one that is new enough and runs the command line on it. */
@NullMarked
package exactzero.launch;

import org.jspecify.annotations.NullMarked;
