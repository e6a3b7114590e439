// Makes links of references in messages: "#12", "issue12" and "bug12" to items of this tracker, "debian:#222" to
// Debian's, and revisions such as "rev 0123", "r222" or "hg4891:ad3d628e73f2" to the repository. Works on text whose
// special characters are escaped already.

import groovy.transform.Field

@Field static final COMMITS = 'https://sourceforge.net/p/roundup/code/ci/'

@Field static final RULES = [
    (~/debian:#(\d+)/): { all, id -> link("https://bugs.debian.org/cgi-bin/bugreport.cgi?bug=$id", "debian#$id") },
    (~/(?<![\w#&:])#(\s*)(\d+)/): { all, gap, id -> link("bug$id", "#$gap$id") },
    (~/(?<!\S)(issue|bug|task|milestone)(\s*)(\d+)/): { all, cl, gap, id ->
        link("${cl == 'issue' ? 'bug' : cl}$id", "$cl$gap$id")
    },
    (~/(?<!\S)(rev|hg|changeset: {3})(\d+):([0-9a-fA-F]{12,40})(?!\w)/): { all, word, number, hash ->
        link("$COMMITS$hash", "$word$number:$hash")
    },
    (~/(?<!\S)((?:revision|rev|r)\s?)([1-9]\d*|[0-9a-fA-F]{4,40})(?!\w)/): { all, word, revision ->
        link("$COMMITS$revision", "$word$revision")
    },
]

static link(url, text) { "<a href=\"$url\" rel=\"nofollow noopener\">$text</a>" }

def local_replace(message) {
    RULES.inject(message.toString()) { text, rule -> text.replaceAll(rule.key, rule.value) }
}

def init(tracker) {
    tracker.registerUtil('local_replace', local_replace)
}
