#!/usr/bin/env python3
"""Measures what mail costs an edit: a message added to an issue with many people on its nosy list.

usage: notices.py [--recipients N] [--edits N] [--work FOLDER]

The same edits are made in four trackers, in turns: without notices, with mails written to a file, with a mail server
that answers, and with one that takes connections and never says a word (a black hole). Prints the median and the 99th
percentile of each, in milliseconds, and the ratios to the second. Needs target/roundup.jar, or ROUNDUP_JAR.
"""
import argparse
import base64
import getpass
import http.client
import json
import os
import shutil
import socket
import statistics
import subprocess
import tempfile
import threading
import time

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
JAR = os.environ.get("ROUNDUP_JAR", os.path.join(TOP, "target", "roundup.jar"))
LOGIN = "Basic " + base64.b64encode(b"admin:sekrit").decode()


def admin(home, *words, text=None):
    subprocess.run(["java", "-jar", JAR, "admin", "-i", home, *words], input=text, text=True, check=True,
                   stdout=subprocess.DEVNULL)


def listen(talk):
    """A server on a loopback port; talk gets each connection in a thread of its own."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            client, _ = server.accept()
            threading.Thread(target=talk, args=(client,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    return server.getsockname()[1]


def black_hole(client):
    while client.recv(4096):
        pass


def mail_server(client):
    stream = client.makefile("rwb")

    def say(line):
        stream.write(line + b"\r\n")
        stream.flush()

    say(b"220 bench")
    for line in stream:
        word = line[:4].upper()
        if word == b"DATA":
            say(b"354 go on")
            for text in stream:
                if text == b".\r\n":
                    break
            say(b"250 taken")
        elif word == b"QUIT":
            say(b"221 bye")
            return
        else:
            say(b"250 ok")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Tracker:
    """A served tracker with one issue for each edit."""

    def __init__(self, work, name, recipients, edits, mail):
        self.name, self.port = name, free_port()
        home = os.path.join(work, name.replace(" ", "-"))
        admin(home, "install", "classic", "sqlite",
              f"tracker_web=http://127.0.0.1:{self.port}/bench/,mail_domain=localhost,mail_host=127.0.0.1,"
              f"{mail or 'mail_port=1'}")
        admin(home, "initialise", "sekrit")
        if mail is None:
            os.remove(os.path.join(home, "detectors", "nosyreaction.groovy"))
        lines = [f"create user username=user{i} address=user{i}@example.org roles=User" for i in range(recipients)]
        nosy = ",".join(f"user{i}" for i in range(recipients))
        lines += [f"create issue title=Issue{i} nosy={nosy}" for i in range(edits)]
        lines += ["commit", "exit"]
        admin(home, text="\n".join(lines) + "\n")
        self.server = subprocess.Popen(
            ["java", "-jar", JAR, "server", "-u", getpass.getuser(), "-p", str(self.port), f"bench={home}"], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.times = []
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        for _ in range(600):
            try:
                self.connection.request("GET", "/bench/")
                self.connection.getresponse().read()
                return
            except OSError:
                self.connection.close()
                time.sleep(0.1)
        raise SystemExit("The server does not start")

    def call(self, method, path, values):
        self.connection.request(
            method, "/bench/rest/data/" + path, json.dumps(values),
            {"Content-Type": "application/json", "Authorization": LOGIN, "X-Requested-With": "rest",
             "Origin": f"http://127.0.0.1:{self.port}", "Referer": f"http://127.0.0.1:{self.port}/bench/"})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{self.name}: {answer.status} {body[:500]}")
        return json.loads(body)["data"]

    def edit(self, issue):
        self.connection.close()
        message = self.call("POST", "msg", {"author": "1", "content": f"Message about issue {issue}"})["id"]
        # on a fresh connection, opened before the clock starts: servers close those that served many requests
        values = {"@op": "add", "@etag": self.etag(issue), "messages": [message]}
        start = time.perf_counter()
        self.call("PATCH", f"issue/{issue}", values)
        return (time.perf_counter() - start) * 1000

    def etag(self, issue):
        return self.call("GET", f"issue/{issue}", {})["@etag"]

    def close(self):
        self.server.terminate()
        self.server.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recipients", type=int, default=40)
    parser.add_argument("--edits", type=int, default=400)
    parser.add_argument("--work", help="folder for the trackers; it is kept")
    options = parser.parse_args()
    work = options.work or tempfile.mkdtemp(prefix="roundup-mail-")
    os.makedirs(work, exist_ok=True)
    warm = options.edits // 4
    kinds = {"no notices": None, "mail off": "mail_debug=mail.txt",
             "mail server": f"mail_port={listen(mail_server)}", "black hole": f"mail_port={listen(black_hole)}"}
    trackers = []
    try:
        for name, mail in kinds.items():
            trackers.append(Tracker(work, name, options.recipients, options.edits, mail))
        for issue in range(1, options.edits + 1):
            for tracker in trackers:
                taken = tracker.edit(issue)
                if issue > warm:
                    tracker.times.append(taken)
    finally:
        for tracker in trackers:
            tracker.close()
        if not options.work:
            shutil.rmtree(work)
    figures = [(statistics.median(t.times), statistics.quantiles(t.times, n=100)[98]) for t in trackers]
    base = figures[1]
    for tracker, (middle, high) in zip(trackers, figures):
        print(f"{tracker.name:12} median {middle:6.1f} ms ({middle / base[0]:.2f}x)   p99 {high:6.1f} ms"
              f" ({high / base[1]:.2f}x)")


if __name__ == "__main__":
    main()
