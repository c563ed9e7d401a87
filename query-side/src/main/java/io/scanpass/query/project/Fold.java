package io.scanpass.query.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of events of one aggregate.
 *
 * @param written the view after them; null where it stays as it was
 * @param gaps events that came before others that they follow
 */
public record Fold(StoredForm.@Nullable Written written, List<LogLine> lines, int gaps) {}
