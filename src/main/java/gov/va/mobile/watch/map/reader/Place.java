package gov.va.mobile.watch.map.reader;

import org.yaml.snakeyaml.error.Mark;

/** Where something stands in the file; both counted from 1. */
record Place(int line, int column) {
    /** Where the file begins: for what is missing from all of it. */
    static final Place START = new Place(1, 1);

    static Place of(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
