package io.scanpass.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a record that JSON was read into has all it must have: Jackson leaves null where a member is missing. */
public final class Completeness {

    private record Member(Method accessor, boolean required) {}

    /** Once a class: each question makes new accessors, which costs more than to read the event. */
    private static final ClassValue<List<Member>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(Completeness::member)
                    .toList();
        }
    };

    private Completeness() {}

    public static boolean isComplete(Object contractRecord) {
        for (Member member : MEMBERS.get(contractRecord.getClass())) {
            Object value = value(contractRecord, member.accessor());
            if (value == null && member.required()) {
                return false;
            }
            if (value instanceof Record nested && !isComplete(nested)) {
                return false;
            }
        }
        return true;
    }

    private static Member member(RecordComponent component) {
        return new Member(component.getAccessor(), !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    private static @Nullable Object value(Object contractRecord, Method accessor) {
        try {
            return accessor.invoke(contractRecord);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible); // accessors of public records only return
        }
    }
}
