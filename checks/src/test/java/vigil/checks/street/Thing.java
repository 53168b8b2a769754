package vigil.checks.street;

import java.util.List;

/**
 * Something that an institution keeps.
 *
 * @param path its address with names in braces
 * @param ids what stands for the names, in their order
 * @param look where its owners see how it is
 * @param role who of them may
 */
record Thing(String path, List<String> ids, String look, String role) {

    Thing {
        ids = List.copyOf(ids);
    }

    /** One that its supervisors see at its own address. */
    static Thing at(String path, String... ids) {
        String look = path;
        for (String id : ids) {
            look = look.replaceFirst("\\{\\w+}", id);
        }
        return new Thing(path, List.of(ids), look, "supervisor");
    }

    Thing seenAt(String where, String by) {
        return new Thing(path, ids, where, by);
    }

    /** Whether an operation is about this, or about something that belongs to it. */
    boolean holds(Operation operation) {
        return operation.path().equals(path) || operation.path().startsWith(path + "/");
    }
}
