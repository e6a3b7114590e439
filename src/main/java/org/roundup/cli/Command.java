package org.roundup.cli;

import org.roundup.cli.admin.Admin;
import org.roundup.cli.demo.DemoCommand;
import org.roundup.cli.mailgw.MailgwCommand;
import org.roundup.cli.server.ServerCommand;

/** The commands of the program, in the order of the list. */
enum Command {
    ADMIN("admin", "look after trackers: make, list, change, export, import") {
        @Override
        int run(String[] arguments) {
            return Admin.run(arguments);
        }
    },

    DEMO("demo", "make a tracker with sample data and serve it") {
        @Override
        int run(String[] arguments) {
            return DemoCommand.run(arguments);
        }
    },

    MAILGW("mailgw", "take mail for a tracker, from a pipe, a file or a mail server") {
        @Override
        int run(String[] arguments) {
            return MailgwCommand.run(arguments);
        }
    },

    SERVER("server", "serve trackers to browsers, REST and XML-RPC clients") {
        @Override
        int run(String[] arguments) {
            return ServerCommand.run(arguments);
        }
    };

    private final String word;
    private final String description;

    Command(String word, String description) {
        this.word = word;
        this.description = description;
    }

    /** Its name on the command line. */
    String word() {
        return word;
    }

    /** What it does, a few words. */
    String description() {
        return description;
    }

    /**
     * Runs the command.
     *
     * @param arguments the words behind its name
     * @return the exit code of the process
     */
    abstract int run(String[] arguments);
}
