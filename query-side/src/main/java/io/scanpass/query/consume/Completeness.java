package io.scanpass.query.consume;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Whether a record that JSON was read into has all it must have: Jackson leaves null where a member is missing. */
final class Completeness {

    private Completeness() {}

    static boolean isComplete(Object contractRecord) {
        for (RecordComponent component : contractRecord.getClass().getRecordComponents()) {
            Object value = value(contractRecord, component);
            if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return false;
            }
            if (value instanceof Record nested && !isComplete(nested)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object value(Object contractRecord, RecordComponent component) {
        try {
            return component.getAccessor().invoke(contractRecord);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible); // accessors of public records only return
        }
    }
}
