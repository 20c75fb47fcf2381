/** What a person takes away: tables, charts and pages drawn from finished results, with nothing computed here. */
@NullMarked
package exactzero.report;

import org.jspecify.annotations.NullMarked;
