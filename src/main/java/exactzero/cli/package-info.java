/**
 * The commands a person types: reads options, runs the stages in order, prints results and turns errors into exit
 * codes.
 */
@NullMarked
package exactzero.cli;

import org.jspecify.annotations.NullMarked;
