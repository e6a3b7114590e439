package org.roundup.tracker.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.ScriptError;
import org.roundup.security.Permission;
import org.roundup.security.Security;

class SchemaScriptTest {

    @TempDir
    Path folder;

    private ScriptHome home;

    @BeforeEach
    void makeHome() {
        home = new ScriptHome(folder);
    }

    private Schema schema(String script) {
        try (Scripts scripts =
                home.with("schema.groovy", ScriptHome.USER + script).scripts()) {
            return scripts.schema();
        }
    }

    @Test
    void declaresIssueClassesWithNamedArguments() {
        Schema schema = schema("""
                keyword = Class('keyword', name: String())
                keyword.setkey('name')
                msg = FileClass('msg', author: Link('user', do_journal: 'no'), date: Date())
                file = FileClass('file')
                issue = IssueClass('issue', assignedto: Link('user'), keyword: Multilink('keyword'))
                """);
        assertEquals("""
                PLAIN user key=username label=username/username order=username
                  username: StringType[indexed=false]
                  roles: StringType[indexed=false]
                PLAIN keyword key=name label=name/name order=name
                  name: StringType[indexed=false]
                FILE msg key= label=activity/id order=activity
                  author: LinkType[target=user, journalled=false, tryIdParsing=true, reverseName=null, \
                mailHeaderProperty=null]
                  date: DateType[zone=null, displayTime=true, format=null]
                  content: StringType[indexed=true]
                  type: StringType[indexed=false]
                FILE file key= label=activity/id order=activity
                  content: StringType[indexed=true]
                  type: StringType[indexed=false]
                ISSUE issue key= label=title/title order=title
                  assignedto: LinkType[target=user, journalled=true, tryIdParsing=true, reverseName=null, \
                mailHeaderProperty=null]
                  keyword: MultilinkType[target=keyword, journalled=true, tryIdParsing=true, reverseName=null, \
                reverseOf=null]
                  title: StringType[indexed=true]
                  messages: MultilinkType[target=msg, journalled=true, tryIdParsing=true, reverseName=null, \
                reverseOf=null]
                  files: MultilinkType[target=file, journalled=true, tryIdParsing=true, reverseName=null, \
                reverseOf=null]
                  nosy: MultilinkType[target=user, journalled=false, tryIdParsing=true, reverseName=null, \
                reverseOf=null]
                  superseder: MultilinkType[target=issue, journalled=true, tryIdParsing=true, reverseName=null, \
                reverseOf=null]
                """, SchemaTexts.of(schema));
    }

    @Test
    void acceptsTheDatabaseAsFirstArgumentAsPythonScriptsHaveIt() {
        assertTrue(schema("pri = Class(db, \"priority\", name: String(), order: Number())\npri.setkey(\"name\")")
                .get("priority")
                .hasKey());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            String(indexme: 'yes')                        | StringType[indexed=true]
            String(indexme: true)                         | StringType[indexed=true]
            String(indexme: 'no')                         | StringType[indexed=false]
            Password()                                    | PasswordType[scheme=null]
            Password(scheme: 'SSHA')                      | PasswordType[scheme=SSHA]
            Date(offset: 2, display_time: 'no')           | DateType[zone=2, displayTime=false, format=null]
            Date(format: '%Y')                            | DateType[zone=null, displayTime=true, format=%Y]
            Interval()                                    | IntervalType[]
            Boolean(required: true)                       | BooleanType[]
            Number(use_double: true)                      | NumberType[useDouble=true]
            Integer(default_value: 5, quiet: true)        | IntegerType[]
            """)
    void declaresTypesWithOptions(String type, String expected) {
        assertEquals(
                expected,
                schema("Class('thing', p: " + type + ")")
                        .get("thing")
                        .property("p")
                        .type()
                        .toString());
    }

    @Test
    void keepsOptionsThatAllTypesHave() {
        Property property = schema("Class('thing', p: Number(required: true, quiet: 'yes', default_value: 1.5))")
                .get("thing")
                .property("p");
        assertEquals(new Property("p", new PropertyType.NumberType(false), true, 1.5, true), property);
    }

    @Test
    void changesClassesAfterTheirDeclaration() {
        ClassDefinition thing = schema("""
                thing = Class('thing', a: String(), b: Number())
                thing.addprop(c: Link('user', rev_multilink: 'things'))
                thing.setlabelprop('a')
                thing.setorderprop('b')
                db.thing.disableJournalling()
                db.getclass('user').addprop(note: String())
                """).get("thing");
        assertEquals(
                List.of("a", "b", "c"),
                thing.properties().stream().map(Property::name).toList());
        assertEquals("a", thing.labelProperty());
        assertEquals("b", thing.orderProperty());
        assertFalse(thing.journalled());
    }

    @Test
    void readsTheConfiguration() {
        assertTrue(schema("Class(db.config.TRACKER_WEB == 'http://localhost/demo/' ? 'yes' : 'no', a: String())")
                .has("yes"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Class('1x', a: String())                  | schema.groovy, line 3: Class name 1x is not valid
            Class('x', a: Sting())                    | schema.groovy, line 3: There is no method 'Sting'
            Class('x', a: 5)                          | line 3: Property a of class x must be declared with a type
            Class('x', a: Link('user', journal: 1))   | line 3: Link has no option 'journal'; it has default_value,
            Class('x', a: String(quiet: 'maybe'))     | line 3: String: quiet must be 'yes' or 'no', not 'maybe'
            Class('user', a: String())                | line 3: Class "user" already defined
            user.setkey('nosuch')                     | line 3: 'nosuch' is not a property of user
            db.nosuch.setkey('x')                     | line 3: There is no class called "nosuch"
            Class('x', a: Link('nowhere'))            | schema.groovy: property x.a links to non-existent class nowhere
            Class('x', a: String(                     | schema.groovy, line 3:
            nosuchvariable.x                          | line 3: There is no 'nosuchvariable' here
            assert 1 == 2                             | schema.groovy, line 3: assert 1 == 2
            db.security.addPermissionToRole('X', 'Web Access')  | line 3: There is no role called "X"
            db.security.addPermission(name: 'View', class: 'x') | line 3: A permission has no argument "class"
            """)
    void saysWhatIsWrongInWhichLine(String line, String message) {
        ScriptError error = assertThrows(ScriptError.class, () -> schema(line + "\n"));
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    @Test
    void declaresRolesAndPermissions() {
        home.with("schema.groovy", ScriptHome.USER + """
                db.security.addRole(name: 'Developer', description: 'Writes code')
                db.security.addPermissionToRole 'Developer', 'View', 'user'
                def own_record(db, userid, itemid) { userid == itemid }
                p = db.security.addPermission(name: 'Edit', klass: 'user', check: own_record,
                        properties: ['username'], description: 'Own name')
                db.security.addPermissionToRole('User', p)
                db.security.addPermissionToRole('Developer', 'Edit', 'user', check: this.&own_record,
                        properties: ['username'])
                """);
        try (Scripts scripts = home.scripts()) {
            Security security = scripts.security();
            assertEquals("Writes code", security.roles().get("developer").description());
            Permission edit = security.roles().get("user").permissions().get(0);
            assertEquals("Edit", edit.name());
            assertEquals(List.of("username"), edit.properties());
            assertEquals(2, security.roles().get("developer").permissions().size());
        }
    }
}
