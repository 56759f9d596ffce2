"""Markdown as a document; whoever gives one out imports this when the first is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from coachtui.exchange.paper import Block, Bullets, Heading, Paper, Paragraph
from coachtui.language import Language

_OFF: Final = ["html_block", "html_inline", "link", "image", "autolink", "reference"]
_HIGHEST: Final = 2


def markdown_paper(markdown: str, title: str, language: Language) -> Paper:
    """Return Markdown as a document: headings, paragraphs, quotes and lists, the words unchanged.

    Args:
        markdown: its first heading of the highest level is the title; tags and links stay text.
        title: where it has no such heading.
        language: of the text.
    """
    tokens = MarkdownIt("commonmark", {"html": False}).disable(_OFF).parse(markdown)
    heads = (at for at, token in enumerate(tokens) if token.tag == "h1")
    at = next(heads, None)
    if at is None:
        return Paper(title, language, tuple(_blocks(tokens)))
    rest = [*tokens[:at], *tokens[at + 3 :]]
    return Paper(_text(tokens[at + 1]), language, tuple(_blocks(rest)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Give the blocks; of a list within another each entry is a line of the entry it belongs to."""
    around: list[str] = []
    items: list[list[str]] = []
    for token in tokens:
        if token.nesting > 0:
            around.append(token.tag)
            if token.tag == "li" and around.count("li") == 1:
                items.append([])
        elif token.nesting < 0:
            around.pop()
            if token.tag in {"ul", "ol"} and "li" not in around:
                yield Bullets(tuple("\n".join(lines) for lines in items))
                items = []
        elif "li" in around and token.content:
            items[-1].append(f"{'– ' if around.count('li') > 1 else ''}{_text(token)}")
        elif token.content:
            yield _block(token, around)


def _block(token: Token, around: Sequence[str]) -> Block:
    tag = next((each for each in around if each.startswith("h")), "")
    if tag:
        return Heading(_text(token), max(int(tag[1:]), _HIGHEST))
    return Paragraph(_text(token), quoted="blockquote" in around)


def _text(token: Token) -> str:
    return "".join(_pieces(token.children)) if token.children else token.content


def _pieces(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            yield "\n" if token.type == "hardbreak" else " "
        else:
            yield token.content
