package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import exactzero.data.Source.Coding;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that are not all numbers: what becomes of their labels, of missing cells, and what is said of it. */
class CsvLabelsTest {
    private static final CsvOptions Y = CsvOptions.of("y");

    @TempDir
    private Path folder;

    @Test
    void everyLevelIsAFeatureOfItsOwn() {
        Dataset data = read("c,a,y\nred,1,1\nblue,2,2\nred,3,3\nblue,4,4\n");
        assertThat(data.features()).containsExactly("c=blue", "c=red", "a");
        assertThat(data.columns()).isDeepEqualTo(new double[][] {{0, 1, 0, 1}, {1, 0, 1, 0}, {1, 2, 3, 4}});
        assertThat(data.provenance().sources()).containsExactly(new Source("c", Coding.LEVEL, "blue"),
                new Source("c", Coding.LEVEL, "red"), Source.number("a"));
        assertThat(data.provenance().notes()).isEmpty();
    }

    @Test
    void trueAndFalseAreOneFeature() {
        Dataset data = read("c,y\nYes,1\nno,2\nyes,3\nno,4\n");
        assertThat(data.features()).containsExactly("c");
        assertThat(data.columns()[0]).containsExactly(1, 0, 1, 0);
        assertThat(data.provenance().sources()).containsExactly(new Source("c", Coding.TRUTH, null));
    }

    /** Also where missing cells come before the first label, and where a level is a number. */
    @Test
    void rowsKeepTheirLabelsBehindMissingCells() {
        Dataset data = read(Y.withMissing(MissingRule.DROP), "c,y\nNA,1\n,2\nu,3\nv,4\n7,5\nu,6\nv,7\n7,8\n");
        assertThat(data.features()).containsExactly("c=7", "c=u", "c=v");
        assertThat(data.y()).containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(data.columns())
                .isDeepEqualTo(new double[][] {{0, 0, 1, 0, 0, 1}, {1, 0, 0, 1, 0, 0}, {0, 1, 0, 0, 1, 0}});
        assertThat(data.provenance().notes())
                .containsExactly("2 of 8 rows lack a value and are left out (missing: 2 in c)");
    }

    /** Text that comes after numbers: the first rows' labels are read again. */
    @Test
    void levelsThatBeginAsNumbersAreReadAgain() {
        Dataset data = read("c,y\n1,1\n2,2\n1,3\n2,4\nx,5\nx,6\ny,7\ny,8\n");
        assertThat(data.features()).containsExactly("c=1", "c=2", "c=x", "c=y");
        assertThat(data.columns()[0]).containsExactly(1, 0, 1, 0, 0, 0, 0, 0);
        assertThat(data.columns()[3]).containsExactly(0, 0, 0, 0, 0, 0, 1, 1);
    }

    /** As many numbers as texts are labels; one more number, and the texts are mistakes. */
    @Test
    void textsAmongMoreNumbersAreMistakes() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read("c,y\n1,1\n2,2\nx,3\nx,4\n1,5\n"))
                .withMessageContaining("line 4, column 'c': 'x' is text, not a number (2 of 5 cells are no numbers");
    }

    @Test
    void numbersAreCategoriesWhenToldSo() {
        Dataset data = read(Y.withCategorical(Set.of("c")), "c,y\n10,1\n2,2\n10,3\ninf,4\n");
        assertThat(data.features()).containsExactly("c=10", "c=2", "c=inf");
        assertThat(data.columns()[0]).containsExactly(1, 0, 1, 0);
        assertThat(data.columns()[2]).containsExactly(0, 0, 0, 1);
    }

    @Test
    void meansFillWhatIsMissingAndAnIndicatorSaysWhere() {
        String text = "a,c,d,y\n1,u,1,1\nNA,v,1,2\n5,u,2,3\n3,v,3,4\n";
        Dataset data = read(Y.withMissing(MissingRule.MEAN_AND_INDICATOR), text);
        assertThat(data.features()).containsExactly("a", "a is missing", "c=u", "c=v", "d");
        assertThat(data.columns()[0]).containsExactly(1, 3, 5, 3);
        assertThat(data.columns()[1]).containsExactly(0, 1, 0, 0);
        assertThat(data.gaps().rows()[0]).containsExactly(1);
        assertThat(data.gaps().rows()[1]).isEmpty();
        assertThat(data.provenance().notes()).containsExactly(
                "missing cells are filled by means, in cross-validation by those of the training rows: 1 in a");
        assertThat(read(Y.withMissing(MissingRule.MEAN), text).features()).containsExactly("a", "c=u", "c=v", "d");
        assertThat(read(Y.withMissing(MissingRule.MEAN), "a,y\n1,1\n2,2\n").provenance().notes()).isEmpty();
    }

    /** A target that lacks a value leaves its row out, by whatever rule. */
    @Test
    void rowsWithoutATargetAreNotFilled() {
        Dataset data = read(Y.withMissing(MissingRule.MEAN), "a,y\n1,1\n2,NA\n,3\n");
        assertThat(data.columns()[0]).containsExactly(1, 1);
        assertThat(data.provenance().notes()).contains("1 of 3 rows lack a value and are left out (missing: 1 in y)");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(Y.withMissing(MissingRule.DROP), "a,y\n,1\n2,NA\n"))
                .withMessageContaining("no row is left");
    }

    @Test
    void whatCannotBeUsedIsSetAsideWithTheReason() {
        Dataset data = read("a,k,day,id,none,y\n1,x,2024-01-01,p,,1\n2,x,2024-01-02,q,NA,2\n3,x,2024-01-03,r,,3\n");
        assertThat(data.features()).containsExactly("a");
        assertThat(data.provenance().setAside()).containsExactly(
                new SetAside("k", "constant: every cell is 'x'"),
                new SetAside("day", "dates or times, such as '2024-01-01'"),
                new SetAside("id", "ID-like: a different text in every row, such as 'p'"),
                new SetAside("none", "no value in any row"));
        assertThatExceptionOfType(DataException.class).isThrownBy(() -> read("k,y\nx,1\nx,2\n"))
                .withMessageContaining("no feature is left beside the target 'y': all columns are set aside")
                .withMessageContaining("Columns: k (every cell is 'x')");
    }

    @Test
    void leadingZerosAreNoted() {
        assertThat(read("code,zero,half,z,y\n01,0,0.5,1,1\n2,0,00.5,2,2\n").provenance().notes()).containsExactly(
                "numbers written with leading zeros, perhaps codes (--categorical or --drop code,half): code, half");
        assertThat(read("zero,half,y\n0,0.5,1\n2,-0.1,2\n").provenance().notes()).isEmpty();
    }

    @Test
    void rowsOfAFoldShareItsLabel() {
        Dataset data = read(Y.withFolds("f").withMissing(MissingRule.DROP), "f,a,y\nv,1,1\nu,,2\nu,3,3\nv,4,4\n");
        assertThat(data.features()).containsExactly("a");
        assertThat(data.folds()).containsExactly(1, 0, 1);
        assertThat(data.provenance().foldColumn()).isEqualTo("f");
    }

    @Test
    void moreLevelsThanAFoldOrACategoryCanHaveAreRefused() {
        StringBuilder text = new StringBuilder("f,a,y\n");
        for (int i = 0; i <= Levels.MOST; i++) {
            text.append('g').append(i).append(',').append(i).append(",1\n");
        }
        assertThatExceptionOfType(DataException.class).isThrownBy(() -> read(Y.withFolds("f"), text.toString()))
                .withMessageContaining("column 'f'").withMessageContaining("too many for --fold-column");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(Y.withCategorical(Set.of("f")), text.toString()))
                .withMessageContaining("too many for --categorical");
        assertThat(read(text.toString()).provenance().setAside()).extracting(SetAside::name).containsExactly("f");
    }

    @Test
    void aLevelThatIsCalledAsAFeatureIsRefused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read("c=u,c,y\n1,u,1\n2,v,2\n3,u,3\n4,v,4\n"))
                .withMessageContaining("'c=u' would be the name of two features");
    }

    @Test
    void allColumnsOfATableAreFeatures() {
        Path file = CsvFile.of(folder, "a,c\n1,u\n2,v\n3,u\n4,v\n").path();
        CsvTable table = CsvTable.read(file, CsvDialect.DEFAULT, Set.of("a"));
        assertThat(table.columns()).extracting(SourceColumn::type)
                .containsExactly(ColumnType.CATEGORICAL, ColumnType.CATEGORICAL);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> CsvTable.read(file, CsvDialect.DEFAULT, Set.of("b")))
                .withMessageContaining("no column is named 'b' (--categorical)");
    }

    @Test
    void missingNumbersAreMissingToo() {
        CsvOptions options =
                Y.withDialect(CsvDialect.DEFAULT.withNa(Set.of("-99", "na"))).withMissing(MissingRule.DROP);
        Dataset data = read(options, "a,y\n-99.0,1\n2,2\n 99 ,3\nNA,4\n");
        assertThat(data.columns()[0]).containsExactly(2, 99);
    }

    @Test
    void thousandsAreGroupedWhereADecimalMarkIsGiven() {
        Dataset comma = read(Y.withDialect(CsvDialect.DEFAULT.withDecimal(',')), "a;y\n1.234,5;1\n2,5;2\n12;3\n");
        assertThat(comma.columns()[0]).containsExactly(1234.5, 2.5, 12);
        Dataset point = read(Y.withDialect(CsvDialect.DEFAULT.withDecimal('.')), "a;y\n1,234.5;1\n2.5;2\n12;3\n");
        assertThat(point.columns()[0]).containsExactly(1234.5, 2.5, 12);
    }

    private Dataset read(String text) {
        return read(Y, text);
    }

    private Dataset read(CsvOptions options, String text) {
        return CsvFile.of(folder, text).read(options);
    }
}
