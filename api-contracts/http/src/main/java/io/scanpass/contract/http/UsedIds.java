package io.scanpass.contract.http;

/** Remembers which ids were used, as long as what they belong to would be good if it could be used again. */
public interface UsedIds {

    /** True once for each id, on whichever node. */
    boolean isFirstUse(String id);
}
