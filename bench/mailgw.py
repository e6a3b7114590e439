#!/usr/bin/env python3
"""Measures the mail gateways of Roundup EE and Roundup in one run, on the same mails, and prints ratios.

usage: mailgw.py --reference CHECKOUT [--mails N] [--reference-mails N] [--single N] [--work FOLDER]

Each program gets a new tracker (classic, SQLite) with 20 users. Then it takes N mails from an mbox file (a third
new issues, the others answers that add to them; every tenth has an attachment), and some mails one by one on
standard input. Notifications are written to a file. Seconds of wall clock and of processor are given for each,
since other programs may use the machine as well. CHECKOUT is a checkout of Roundup 2.
"""
import argparse
import base64
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
USERS = 20
WORDS = ("printer network paper driver password login screen server backup disk mail index search order stock "
         "report crash slow update window button field value number").split()


def mail(number, chance):
    user = "user%d" % chance.randrange(USERS)
    issue = number // 3 + 1
    if number % 3 == 0:
        subject = "%s %s %d [nosy=user%d]" % (chance.choice(WORDS), chance.choice(WORDS), issue, chance.randrange(USERS))
        answers = ""
    else:
        subject = "Re: [issue%d] more" % issue
        answers = "In-Reply-To: <mail%d@example.org>\n" % (number - number % 3)
    text = "\n".join(" ".join(chance.choices(WORDS, k=10)) for _ in range(chance.randrange(5, 40)))
    head = ("From: %s <%s@example.org>\nTo: issue_tracker@tracker.example\nSubject: %s\n"
            "Message-Id: <mail%d@example.org>\n%sMIME-Version: 1.0\n" % (user.title(), user, subject, number, answers))
    if number % 10:
        return head + "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n"
    data = base64.encodebytes(chance.randbytes(20000)).decode()
    return (head + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n" + text
            + "\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n" + data
            + "\n--b--\n")


def mbox(path, count):
    chance = random.Random(1)
    with open(path, "w") as file:
        for number in range(count):
            file.write("From x Mon Jan  1 00:00:00 2026\n" + mail(number, chance) + "\n")


class Program:
    def __init__(self, name, admin, mailgw, environment, home):
        self.name, self.admin, self.mailgw, self.home = name, admin, mailgw, home
        self.environment = dict(os.environ, **environment)

    def run(self, command, stdin=None):
        """Seconds of wall clock and of processor."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.monotonic()
        done = subprocess.run(command, stdin=stdin or subprocess.DEVNULL, env=self.environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        wall = time.monotonic() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            sys.exit("%s: %s ended with %d:\n%s" % (self.name, command, done.returncode, done.stdout.decode()[-2000:]))
        return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def setup(self):
        settings = ("tracker_web=http://tracker.example/,mail_domain=tracker.example,mail_host=localhost,"
                    "admin_email=admin,dispatcher_email=admin,mail_debug=mail.txt")
        self.run(self.admin + ["-i", self.home, "install", "classic", "sqlite", settings])
        self.run(self.admin + ["-i", self.home, "initialise", "sekrit"])
        script = os.path.join(self.home, "users")
        with open(script, "w") as file:
            for number in range(USERS):
                file.write("create user username=user%d address=user%d@example.org roles=User\n" % (number, number))
            file.write("commit\n")
        with open(script) as file:
            self.run(self.admin + ["-i", self.home], file)

    def count(self):
        out = subprocess.run(self.admin + ["-i", self.home, "list", "msg"], env=self.environment, capture_output=True)
        return len(out.stdout.splitlines())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", required=True, metavar="CHECKOUT")
    parser.add_argument("--mails", type=int, default=10000)
    parser.add_argument("--reference-mails", type=int, default=1000, help="how many of them the reference gets")
    parser.add_argument("--single", type=int, default=5, help="mails on standard input")
    parser.add_argument("--work", help="folder that is made and kept")
    options = parser.parse_args()
    work = options.work or tempfile.mkdtemp(prefix="roundup-mail-")
    os.makedirs(work, exist_ok=True)
    scripts = os.path.join(os.path.abspath(options.reference), "roundup", "scripts")
    roundup = os.path.join(TOP, "roundup")
    ours = Program("Roundup EE", [roundup, "admin"], [roundup, "mailgw"], {}, os.path.join(work, "ee"))
    theirs = Program(
        "Roundup", [sys.executable, os.path.join(scripts, "roundup_admin.py")],
        [sys.executable, os.path.join(scripts, "roundup_mailgw.py")],
        {"PYTHONPATH": os.path.abspath(options.reference)}, os.path.join(work, "reference"))
    rates = {}
    singles = {}
    for program, count in ((ours, options.mails), (theirs, options.reference_mails)):
        program.setup()
        box = os.path.join(work, "box")
        mbox(box, count)
        before = program.count()
        wall, cpu = program.run(program.mailgw + [program.home, "mailbox", box])
        taken = program.count() - before
        if taken != count or os.path.getsize(box):
            sys.exit("%s took %d of %d mails, %d bytes are left" % (program.name, taken, count, os.path.getsize(box)))
        rates[program] = count / wall, count / cpu
        print("%-10s %6d mails from an mbox: %7.1f a second, %7.1f a second of processor"
              % (program.name, count, *rates[program]), flush=True)
        one = os.path.join(work, "one")
        times = []
        for number in range(options.single):
            with open(one, "w") as file:
                file.write(mail(3 * (count + number), random.Random(number)))
            with open(one) as file:
                times.append(program.run(program.mailgw + [program.home], file))
        singles[program] = min(t[0] for t in times), min(t[1] for t in times)
        print("%-10s one mail on standard input: %.2f s, %.2f s of processor (best of %d)"
              % (program.name, *singles[program], options.single), flush=True)
    print("ratio of rates: %.1f by the clock, %.1f by the processor"
          % (rates[ours][0] / rates[theirs][0], rates[ours][1] / rates[theirs][1]))
    if not options.work:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
