"""Runs calls against a tracker with Python's own client.

Arguments: address of the tracker, its origin, file of vectors. Columns of these: name, user, Python expression (s is the
server, x what the call before gave), expected value as a Python expression in which ANY equals everything, or
"Fault code text" where * stands for anything at its end.
"""
import re
import sys
import xmlrpc.client
from xmlrpc.client import Binary, Fault, MultiCall, ServerProxy


class Anything:
    def __eq__(self, other):
        return True

    def __repr__(self):
        return 'ANY'


ANY = Anything()


class Headers(xmlrpc.client.Transport):
    def __init__(self, origin, user):
        super().__init__()
        self.origin, self.user = origin, user

    def send_headers(self, connection, headers):
        if 'noxrw' not in self.user:
            connection.putheader('X-Requested-With', 'xmlrpc.client')
        if 'noorigin' not in self.user:
            connection.putheader('Origin', self.origin)
        super().send_headers(connection, headers)


def server(web, origin, user):
    flags = user.split('+')
    name = flags[0]
    login = '' if name == '-' else name + (':wrong@' if 'wrong' in flags else ':sesame@')
    if 'evil' in flags:
        origin = 'https://evil.example'
    return ServerProxy(web.replace('://', '://' + login) + 'xmlrpc', transport=Headers(origin, user), allow_none=True)


def outcome(expression, names):
    try:
        return eval(expression, globals(), names)
    except Fault as fault:
        return fault


def matches(expected, actual, names):
    if expected.startswith('Fault '):
        _, code, text = expected.split(' ', 2)
        if not isinstance(actual, Fault) or str(actual.faultCode) != code:
            return False
        return actual.faultString.startswith(text[:-1]) if text.endswith('*') else actual.faultString == text
    return not isinstance(actual, Fault) and actual == eval(expected, globals(), names)


def main(web, origin, vectors):
    failed, count, last = 0, 0, None
    for line in open(vectors, encoding='utf-8'):
        if line.startswith('#') or not line.strip():
            continue
        name, user, expression, expected = line.rstrip('\n').split('\t')
        names = {'s': server(web, origin, user), 'x': last}
        actual = outcome(expression, names)
        count += 1
        if not matches(expected, actual, names):
            failed += 1
            print('%s: %s gave %r, not %s' % (name, expression, actual, expected))
        last = actual
    print('%d calls, %d failed' % (count, failed))
    return failed or not count


if __name__ == '__main__':
    sys.exit(1 if main(*sys.argv[1:]) else 0)
