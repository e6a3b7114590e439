#!/usr/bin/env python3
"""Multiplies an export directory: every issue with its messages and journal, again and again, under new ids.

usage: multiply.py EXPORT TARGET ISSUES

Users, keywords and the like stay as they are. The result is an export directory again, which Roundup and
Roundup EE both import.
"""
import ast
import csv
import os
import shutil
import sys

csv.field_size_limit(1 << 30)


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file, delimiter=":"))


class Table:
    """The rows and journals of a class, which can be written again with other ids."""

    def __init__(self, folder, name):
        rows = read(os.path.join(folder, name + ".csv"))
        self.name, self.header, self.rows = name, rows[0], rows[1:]
        self.id = self.header.index("id")
        self.journal = read(os.path.join(folder, name + "-journals.csv"))
        self.highest = max(int(ast.literal_eval(row[self.id])) for row in self.rows)

    def copies(self, times, links, change=lambda row, time: row):
        """All rows, `times` times; `links` maps a Multilink column to the table that it refers to."""
        for time in range(times):
            for row in self.rows:
                row = list(row)
                row[self.id] = shifted(row[self.id], time * self.highest)
                for column, table in links.items():
                    position = self.header.index(column)
                    ids = ast.literal_eval(row[position])
                    row[position] = repr([str(int(i) + time * table.highest) for i in ids])
                yield change(row, time)

    def journals(self, times):
        for time in range(times):
            for row in self.journal:
                if row[3] in ("'create'", "'retired'", "'restored'"):
                    yield [shifted(row[0], time * self.highest)] + row[1:]


def shifted(literal, by):
    return repr(str(int(ast.literal_eval(literal)) + by))


def write(path, rows, header=None):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=":", lineterminator="\n")
        if header:
            writer.writerow(header)
        writer.writerows(rows)


def main(source, target, wanted):
    os.makedirs(target, exist_ok=True)
    for name in os.listdir(source):
        if name.endswith(".csv") and not name.startswith(("issue", "msg")):
            shutil.copy(os.path.join(source, name), target)
    for folder in ("file-files",):
        if os.path.isdir(os.path.join(source, folder)):
            shutil.copytree(os.path.join(source, folder), os.path.join(target, folder), dirs_exist_ok=True)
    issues, messages = Table(source, "issue"), Table(source, "msg")
    times = max(1, -(-wanted // len(issues.rows)))
    years = issues.header.index("activity"), issues.header.index("creation")

    def spread(row, time):
        """Copies lie in other years, so that sorting by time mixes them."""
        for column in years:
            moment = list(ast.literal_eval(row[column]))
            moment[0] = 1995 + (moment[0] * 7 + time * 13) % 30
            moment[2] = min(moment[2], 28)
            row[column] = repr(tuple(moment))
        return row

    write(os.path.join(target, "issue.csv"), issues.copies(times, {"messages": messages}, spread), issues.header)
    write(os.path.join(target, "issue-journals.csv"), issues.journals(times))
    write(os.path.join(target, "msg.csv"), messages.copies(times, {}), messages.header)
    write(os.path.join(target, "msg-journals.csv"), messages.journals(times))
    for time in range(times):
        for row in messages.rows:
            old = int(ast.literal_eval(row[messages.id]))
            new = old + time * messages.highest
            folder = os.path.join(target, "msg-files", str(new // 1000))
            os.makedirs(folder, exist_ok=True)
            path = os.path.join(source, "msg-files", str(old // 1000), "msg%d" % old)
            if os.path.exists(path):
                shutil.copyfile(path, os.path.join(folder, "msg%d" % new))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
