#!/usr/bin/env python3
"""Measures Roundup EE beside Roundup, on the same data, in one run, and prints ratios.

usage: compare.py --reference CHECKOUT --data EXPORT.tar.gz [--issues N,N...] [--seconds S] [--work FOLDER]

For each size: makes a tracker of each program (classic, SQLite), imports the multiplied export, serves it on a
loopback port and asks for pages with wrk. Needs wrk and gunicorn (Debian packages of these names) and, beside
it, ../roundup. CHECKOUT is a checkout of Roundup 2.
"""
import argparse
import base64
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import time
import urllib.parse
import urllib.request

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
INDEX = ("issue?@columns=id,activity,title,status,assignedto&@sort=-activity&@group=priority&@filter=status"
         "&status=-1,1,2,3,4,5,6,7&@pagesize=50&@startwith=")
BASIC = "Authorization: Basic " + base64.b64encode(b"admin:sekrit").decode()
# name: path and headers; in a path, ROW, ITEM and COUNT are other numbers in each request; none comes twice as COUNT
PAGES = {
    "index of 50, grouped": (INDEX + "0", []),
    "the same, gzip": (INDEX + "0", ["Accept-Encoding: gzip"]),
    "another index page each time": (INDEX + "ROW", []),
    "search for a word": ("issue?@columns=id,activity,title,status&@sort=-activity&@search_text=namenode"
                          "&@pagesize=50&@startwith=0", []),
    "item": ("issue1000", []),
    "the same, gzip ": ("issue1000", ["Accept-Encoding: gzip"]),
    "another item each time": ("issueITEM", []),
    "REST item": ("rest/data/issue/1000", []),
    "another REST item each time": ("rest/data/issue/ITEM?@n=COUNT", []),
    "REST item with login (Basic)": ("rest/data/issue/1000", [BASIC]),
    "REST list of 50": ("rest/data/issue?@page_size=50&@fields=title,status,priority&@sort=-activity", []),
    "static file": (None, []),
}
SCRIPT = """local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", (path:gsub("ROW", n % 2000):gsub("ITEM", 1 + (n * 37) % 2500):gsub("COUNT", n)))
end
"""
WARM_UP = 5
STATIC = {"Roundup": "@@file/style.css", "Roundup EE": "@@file/roundup.css"}
WSGI = """import os, sys
sys.path.insert(0, os.environ["ROUNDUP_REFERENCE"])
from roundup.cgi.wsgi_handler import RequestDispatcher
app = RequestDispatcher(os.environ["TRACKER_HOME"])
"""


class Program:
    """One of the two programs, with a tracker of its own."""

    def __init__(self, name, home, admin, environment):
        self.name, self.home, self.admin, self.environment = name, home, admin, environment
        self.process = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = "http://127.0.0.1:%d/%s" % (self.port, "tracker/" if name == "Roundup EE" else "")

    def run(self, *arguments):
        subprocess.run(self.admin + ["-i", self.home, *arguments], env=self.environment, check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def install(self):
        self.run("install", "classic", "sqlite")
        path = os.path.join(self.home, "config.ini")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for option, value in {"web": self.url, "domain": "tracker.example", "host": "127.0.0.1"}.items():
            text = re.sub(r"(?m)^#?%s =.*$" % option, "%s = %s" % (option, value), text, count=1)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        self.run("initialise", "sekrit")
        self.allow_rest()

    def allow_rest(self):
        """Visitors may use REST, so that no login disturbs what is measured."""
        for name, line in (("schema.py", "db.security.addPermissionToRole('Anonymous', 'Rest Access')\n"),
                           ("schema.groovy", "db.security.addPermissionToRole 'Anonymous', 'Rest Access'\n")):
            path = os.path.join(self.home, name)
            if os.path.exists(path):
                with open(path, "a", encoding="utf-8") as file:
                    file.write("\n" + line)

    def load(self, folder):
        begin = time.monotonic()
        self.run("import", folder)
        return time.monotonic() - begin

    def serve(self):
        if self.name == "Roundup":
            wsgi = os.path.join(self.home, "bench_wsgi.py")
            with open(wsgi, "w", encoding="utf-8") as file:
                file.write(WSGI)
            command = ["gunicorn", "-w", "2", "-b", "127.0.0.1:%d" % self.port, "--chdir", self.home, "bench_wsgi:app"]
        else:
            command = [os.path.join(TOP, "roundup"), "server", "-n", "127.0.0.1", "-p", str(self.port), "-u",
                       os.environ.get("USER", "root"), "tracker=" + self.home]
        self.process = subprocess.Popen(command, env=dict(self.environment, TRACKER_HOME=self.home),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        for _ in range(600):
            try:
                urllib.request.urlopen(self.url, timeout=60).read()
                return
            except OSError:
                time.sleep(0.1)
        sys.exit(self.name + " does not answer at " + self.url)

    def stop(self):
        if self.process:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait()
            self.process = None

    def measure(self, path, headers, seconds):
        """Requests per second, and the bytes of one answer."""
        headers = ["X-Requested-With: bench", *headers]
        first = self.url + path.replace("ROW", "0").replace("ITEM", "1").replace("COUNT", "0")
        request = urllib.request.Request(first, headers=dict(header.split(": ") for header in headers))
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                size = len(answer.read())
        except OSError as error:
            return None, str(error)
        command = ["wrk", "-t1", "-c4", "--timeout", "60s"]
        for header in headers:
            command += ["-H", header]
        if first != self.url + path:
            script = os.path.join(self.home, "bench.lua")
            with open(script, "w", encoding="utf-8") as file:
                file.write('local path = "%s"\n%s' % (urllib.parse.urlparse(self.url).path + path, SCRIPT))
            command += ["-s", script]
        command.append(first)
        subprocess.run([*command, "-d%ds" % WARM_UP], capture_output=True, check=False)
        output = subprocess.run([*command, "-d%ds" % seconds], capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in output:
            return None, "errors under load"
        return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), size


def programs(reference, folder):
    base = dict(os.environ)
    roundup = os.path.join(reference, "roundup/scripts/roundup_admin.py")
    yield Program("Roundup", os.path.join(folder, "roundup"), [sys.executable, "-W", "ignore", roundup],
                  dict(base, PYTHONPATH=reference, ROUNDUP_REFERENCE=reference))
    yield Program("Roundup EE", os.path.join(folder, "roundup-ee"), [os.path.join(TOP, "roundup"), "admin"], base)


def ratio(ee, other):
    return "%.1f" % (ee / other) if ee and other else "-"


def compare(arguments, export, count):
    folder = os.path.join(arguments.work, "issues-%d" % count)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    multiplied = os.path.join(folder, "export")
    subprocess.run([sys.executable, os.path.join(TOP, "bench/multiply.py"), export, multiplied, str(count)], check=True)
    both = list(programs(arguments.reference, folder))
    seconds = {}
    for program in both:
        program.install()
        seconds[program.name] = program.load(multiplied)
    print("\n%d issues%40s%12s%8s" % (count, "Roundup", "Roundup EE", "ratio"))
    print("%-40s%11.1f s%10.1f s%8s" % ("import", seconds["Roundup"], seconds["Roundup EE"],
                                       ratio(seconds["Roundup"], seconds["Roundup EE"])), flush=True)
    figures = {}
    for program in both:
        program.serve()
        try:
            for page, (path, headers) in PAGES.items():
                figures[program.name, page] = program.measure(
                    path or STATIC[program.name], headers, arguments.seconds)
        finally:
            program.stop()
    for page in PAGES:
        (other, detail), (ee, own_detail) = figures["Roundup", page], figures["Roundup EE", page]
        print("%-40s%9s /s%9s /s%8s" % (page, other and round(other, 1), ee and round(ee, 1), ratio(ee, other)),
              "" if other and ee else "(%s; %s)" % (detail, own_detail), flush=True)
    return {page: figures["Roundup EE", page][0] for page in PAGES}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--issues", default="2500,100000")
    parser.add_argument("--seconds", type=int, default=6)
    parser.add_argument("--work", default="/tmp/roundup-bench")
    arguments = parser.parse_args()
    export = os.path.join(arguments.work, "source")
    shutil.rmtree(export, ignore_errors=True)
    os.makedirs(export)
    with tarfile.open(arguments.data) as archive:
        archive.extractall(export)
    inner = [name for name in os.listdir(export) if os.path.isdir(os.path.join(export, name, "msg-files"))]
    export = os.path.join(export, inner[0]) if inner else export
    sizes = [int(size) for size in arguments.issues.split(",")]
    results = [compare(arguments, export, size) for size in sizes]
    if len(results) > 1:
        print("\nRoundup EE: time of a page with %d issues, as a multiple of that with %d" % (sizes[-1], sizes[0]))
        for page in PAGES:
            print("%-40s%8s" % (page, ratio(results[0][page], results[-1][page])))


if __name__ == "__main__":
    main()
