#!/usr/bin/env python3
"""Measures edits by several people at once: each reads an issue by REST and changes its title, again and again.

usage: edits.py [--people N] [--seconds N] [--rounds N] [JAR ...]

One round after the other with each JAR (default: target/roundup.jar), each on a new tracker (classic, SQLite), so that
two versions can be compared in one run. The first round warms the server up. Prints the edits a second, and median,
99th percentile and longest time of an edit in milliseconds.
"""
import argparse
import base64
import getpass
import http.client
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import tempfile
import threading
import time

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LOGIN = "Basic " + base64.b64encode(b"admin:sekrit").decode()
ISSUES = 200


class Server:
    """A served tracker with some issues for each person."""

    def __init__(self, jar, work, people):
        self.home = os.path.join(work, "tracker")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        admin = ["java", "-jar", jar, "admin", "-i", self.home]
        settings = f"tracker_web=http://127.0.0.1:{self.port}/bench/,mail_domain=localhost,mail_debug=mail.txt"
        for words in (["install", "classic", "sqlite", settings], ["initialise", "sekrit"]):
            subprocess.run(admin + words, check=True, stdout=subprocess.DEVNULL)
        script = "".join(f"create issue title=Issue{i}\n" for i in range(people * ISSUES)) + "commit\nexit\n"
        subprocess.run(admin, input=script, text=True, check=True, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen(
            ["java", "-jar", jar, "server", "-n", "127.0.0.1", "-u", getpass.getuser(), "-p", str(self.port),
             "bench=" + self.home], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                Person(self, 0).call("GET", 1)
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("The server does not start")

    def close(self):
        self.process.terminate()
        self.process.wait()


class Person:
    def __init__(self, server, number):
        self.server, self.number, self.times = server, number, []
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)

    def call(self, method, issue, body=None, etag=""):
        self.connection.request(
            method, f"/bench/rest/data/issue/{issue}", body,
            {"Content-Type": "application/json", "Authorization": LOGIN, "X-Requested-With": "rest", "If-Match": etag,
             "Origin": f"http://127.0.0.1:{self.server.port}",
             "Referer": f"http://127.0.0.1:{self.server.port}/bench/"})
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{method} issue{issue}: {answer.status} {text[:300]}")
        return answer.headers.get("ETag")

    def edit(self, until):
        chance = random.Random(self.number)
        while time.monotonic() < until:
            issue = 1 + self.number * ISSUES + chance.randrange(ISSUES)
            etag = self.call("GET", issue)
            start = time.perf_counter()
            self.call("PATCH", issue, json.dumps({"@op": "replace", "title": f"Title {start}"}), etag)
            self.times.append((time.perf_counter() - start) * 1000)


def measure(server, people, seconds):
    persons = [Person(server, number) for number in range(people)]
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=person.edit, args=(until,)) for person in persons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(t for person in persons for t in person.times)
    return "%6.0f edits a second, median %5.1f ms, 99%% %6.1f ms, longest %6.1f ms" % (
        len(times) / seconds, statistics.median(times), times[len(times) * 99 // 100], times[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=8)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("jars", nargs="*", metavar="JAR", default=[os.path.join(TOP, "target", "roundup.jar")])
    options = parser.parse_args()
    for jar in options.jars:
        work = tempfile.mkdtemp(prefix="roundup-edits-")
        server = Server(jar, work, options.people)
        try:
            for number in range(options.rounds):
                line = measure(server, options.people, options.seconds)
                print("%-30s %-8s %s" % (os.path.basename(jar), "warm-up" if number == 0 else "", line), flush=True)
        finally:
            server.close()
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
