package org.roundup.cli.admin.adopt;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.PythonLiteral;

/**
 * The text of {@code schema.groovy} for a tracker that is taken over. Databases do not record permissions: the text
 * gives cautious ones and says so.
 */
final class SchemaText {

    private static final Set<String> PEOPLE = Set.of("user", "query");
    private static final List<String> PUBLIC_OF_USERS =
            List.of("id", "username", "realname", "organisation", "phone", "timezone");

    private final StringBuilder text = new StringBuilder();
    private final Collection<AdoptedClass> classes;

    SchemaText(Collection<AdoptedClass> classes) {
        this.classes = classes;
    }

    String write() {
        text.append("""
                // What the tracker keeps, and who may do what with it.
                //
                // Made from what the database of a Roundup tracker records: classes, properties, types and keys. It does
                // not record the options of properties (such as required, quiet, default_value, do_journal,
                // rev_multilink), label and order properties, nor permissions: compare with schema.py.
                """);
        classes.forEach(this::declare);
        permissions();
        return text.toString();
    }

    private void declare(AdoptedClass adopted) {
        text.append('\n')
                .append(adopted.name())
                .append(" = ")
                .append(adopted.function())
                .append("('")
                .append(adopted.name())
                .append('\'');
        adopted.types()
                .forEach((name, type) ->
                        text.append(",\n        ").append(name).append(": ").append(type));
        text.append(")\n");
        if (!adopted.key().isEmpty()) {
            text.append(adopted.name())
                    .append(".setkey('")
                    .append(adopted.key())
                    .append("')\n");
        }
    }

    private void permissions() {
        text.append("""

                // Registered users. Cautious: compare with schema.py, and run "roundup-admin security" afterwards.

                ['Web Access', 'Email Access', 'Rest Access', 'Xmlrpc Access'].each {
                    db.security.addPermissionToRole 'User', it
                }
                """);
        grant(names(ClassDefinition.Kind.ISSUE, ClassDefinition.Kind.FILE), List.of("View", "Edit", "Create"));
        grant(names(ClassDefinition.Kind.PLAIN), List.of("View"));
        classes.forEach(adopted -> {
            if (adopted.name().equals("user")) {
                users(adopted);
            } else if (adopted.name().equals("query")) {
                queries(adopted);
            }
        });
        text.append("""

                // Visitors who are not logged in see the page with the login. To show them issues, add for each class:
                // db.security.addPermissionToRole 'Anonymous', 'View', 'issue'

                db.security.addPermissionToRole 'Anonymous', 'Web Access'
                """);
    }

    private List<String> names(ClassDefinition.Kind... kinds) {
        return classes.stream()
                .filter(adopted -> Set.of(kinds).contains(adopted.kind()) && !PEOPLE.contains(adopted.name()))
                .map(AdoptedClass::name)
                .toList();
    }

    private void grant(List<String> names, List<String> permissions) {
        if (names.isEmpty()) {
            return;
        }
        text.append("for (cl in ").append(list(names)).append(") {\n");
        permissions.forEach(permission -> text.append("    db.security.addPermissionToRole 'User', '")
                .append(permission)
                .append("', cl\n"));
        text.append("}\n");
    }

    private static String list(Collection<String> names) {
        return names.stream().map(PythonLiteral::repr).collect(Collectors.joining(", ", "[", "]"));
    }

    private void users(AdoptedClass user) {
        List<String> open = PUBLIC_OF_USERS.stream()
                .filter(name -> name.equals("id") || user.properties().contains(name))
                .toList();
        List<String> own =
                user.properties().stream().filter(name -> !name.equals("roles")).toList();
        text.append("""

                def own_record(db, userid, itemid) { userid == itemid }
                def own_records(db, userid, klass) { [[filterspec: [id: userid]]] }

                p = db.security.addPermission(name: 'View', klass: 'user', properties: @OPEN@,
                        description: 'User may see who is registered')
                db.security.addPermissionToRole 'User', p
                p = db.security.addPermission(name: 'View', klass: 'user', check: own_record, filter: own_records,
                        description: 'User may see everything about themselves')
                db.security.addPermissionToRole 'User', p
                p = db.security.addPermission(name: 'Edit', klass: 'user', check: own_record, filter: own_records,
                        properties: @OWN@,
                        description: 'User may change their own details, but not their roles')
                db.security.addPermissionToRole 'User', p
                """.replace("@OPEN@", list(open)).replace("@OWN@", list(own)));
    }

    private void queries(AdoptedClass query) {
        String own = query.properties().contains("private_for") ? "private_for" : "creator";
        text.append("""

                def view_query(db, userid, itemid) { db.query.get(itemid, '@OWN@') in [null, userid] }
                def visible_queries(db, userid, klass) { [[filterspec: [@OWN@: ['-1', userid]]]] }
                def own_query(db, userid, itemid) { db.query.get(itemid, 'creator') == userid }
                def own_queries(db, userid, klass) { [[filterspec: [creator: userid]]] }

                p = db.security.addPermission(name: 'View', klass: 'query', check: view_query, filter: visible_queries,
                        description: 'User may see public queries and their own')
                db.security.addPermissionToRole 'User', p
                p = db.security.addPermission(name: 'Search', klass: 'query')
                db.security.addPermissionToRole 'User', p
                for (permission in ['Edit', 'Retire', 'Restore']) {
                    p = db.security.addPermission(name: permission, klass: 'query', check: own_query, filter: own_queries,
                            description: 'User may do this with their own queries')
                    db.security.addPermissionToRole 'User', p
                }
                db.security.addPermissionToRole 'User', 'Create', 'query'
                """.replace("@OWN@", own));
    }
}
