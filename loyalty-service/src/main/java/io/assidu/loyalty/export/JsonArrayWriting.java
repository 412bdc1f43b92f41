package io.assidu.loyalty.export;

import io.assidu.loyalty.books.EntryView;
import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.loyalty.sql.Documents;

/** One JSON array of the entries as the journal shows them; cut off half-way it is no JSON. */
record JsonArrayWriting(Documents documents) implements Writing {

  @Override
  public String head() {
    return "[";
  }

  @Override
  public String entry(SealedEntry sealed, long number) {
    return (number == 1 ? "\n" : ",\n") + documents.write(EntryView.of(sealed));
  }

  @Override
  public String tail() {
    return "\n]\n";
  }
}
