#!/usr/bin/python3
"""Terms in the text of pages, as one would look for them in Python.

  extract_peers.py TEXT+TERMS DATADIR PAGES

TEXT is lxml, bs4 or htmlparser, TERMS ahocorasick or re.  Prints one line for
bench/peers.sh, or fails where a package is missing.
"""
import html.parser
import re
import resource
import sys
import time


class VisibleText(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("script", "style")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def text_by_htmlparser():
    def text(page):
        parser = VisibleText()
        parser.feed(page)
        return " ".join(parser.parts)

    return text


def text_by_lxml():
    import lxml.etree
    import lxml.html

    visible = lxml.etree.XPath("//text()[not(parent::script or parent::style)]")
    return lambda page: " ".join(visible(lxml.html.document_fromstring(page)))


def text_by_bs4():
    import bs4

    def text(page):
        soup = bs4.BeautifulSoup(page, "html.parser")
        for tag in soup(["script", "style"]):
            tag.decompose()
        return soup.get_text(" ")

    return text


def terms_by_re(surfaces):
    longest_first = sorted(surfaces, key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + ")", re.I)
    return lambda text: pattern.findall(text)


def terms_by_ahocorasick(surfaces):
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for surface in surfaces:
        automaton.add_word(surface.lower(), len(surface))
    automaton.make_automaton()

    def hits(text):
        lower = text.lower()
        found = []
        for end, length in automaton.iter(lower):
            before, after = lower[end - length : end - length + 1], lower[end + 1 : end + 2]
            if not before.isalnum() and not after.isalnum():
                found.append(lower[end - length + 1 : end + 1])
        return found

    return hits


def main():
    name, directory, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    text_by, terms_by = name.split("+")
    with open(f"{directory}/terms.tsv", encoding="utf8") as table:
        surfaces = [row.split("\t")[3] for row in table if row[0].isdigit()]
    text = globals()["text_by_" + text_by]()
    terms = globals()["terms_by_" + terms_by](surfaces)
    # A second or so is enough for the slow ones.
    pages = [
        open(f"{directory}/pages/j{i:06d}.html", encoding="utf8").read()
        for i in range(min(count, 1000))
    ]
    begin, done = time.process_time(), 0
    for page in pages:
        terms(text(page))
        done += 1
        if time.process_time() - begin > 5:
            break
    seconds = (time.process_time() - begin) / done
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name} {1 / seconds:.0f} pages/s {seconds * 1e6:.1f} {peak:.0f}")


main()
