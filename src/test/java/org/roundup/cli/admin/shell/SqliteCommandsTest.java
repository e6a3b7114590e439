package org.roundup.cli.admin.shell;

class SqliteCommandsTest extends CommandVectors {

    @Override
    String[] database() {
        return new String[] {"sqlite", ""};
    }
}
