/** Pictures, tables and pages of what was found. Nothing is computed here: every number is a record's. */
@NullMarked
package exactzero.report;

import org.jspecify.annotations.NullMarked;
