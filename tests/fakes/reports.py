"""Invented reports with a name of its own planted in every part in which a Word document or a PDF can hold one."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

import pikepdf
from reportlab.pdfgen.canvas import Canvas

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PR = "http://schemas.openxmlformats.org/package/2006/relationships"
CT = "http://schemas.openxmlformats.org/package/2006/content-types"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
V = "urn:schemas-microsoft-com:vml"
FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml"

STAYS = (
    "body", "split", "cell", "header", "footer", "footnote", "endnote", "inserted", "control", "alternative", "box",
    "result", "caption",
)  # fmt: skip
"""Where a name stands in what a reader sees of the copy."""
GOES = (
    "comment", "commenter", "deleted", "deleter", "hidden", "field", "fallback", "core", "app", "custom", "editor",
    "customxml", "glossary", "bookmark", "pointer", "tag", "variable", "linked", "xmlcomment", "chart", "form", "drawing",
)  # fmt: skip
"""Where a name stands that is no part of the report itself."""
PDF_PLACES = (
    "page", "title", "author", "keywords", "xmp", "bookmark", "note", "noteauthor", "attachment", "formvalue", "formname",
    "link", "alttext",
)  # fmt: skip


def canary(place: str) -> str:
    """Return the invented surname that stands in a place and nowhere else."""
    number = zlib.crc32(place.encode())
    middle = "".join(
        "bdfgklmnprtv"[number >> shift & 7] + "aeiou"[(number >> shift) % 5] for shift in (0, 5, 11, 17)
    )
    return f"Q{middle}x".capitalize()


def named(place: str) -> str:
    """Return a whole name for a place."""
    return f"Zandra {canary(place)}"


def png(words: str = "") -> bytes:
    """Return a picture of one dot, with words in its properties."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(b"\x00\x00")
    text = chunk(b"tEXt", b"Author\x00" + words.encode()) if words else b""
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + text + chunk(b"IDAT", dot) + chunk(b"IEND", b"")


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip of the parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def _story(tag: str, inner: str) -> str:
    spaces = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}" xmlns:mc="{MC}" xmlns:wps="{WPS}" xmlns:v="{V}"'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{tag} {spaces}>{inner}</w:{tag}>'


def _p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def _r(text: str, properties: str = "") -> str:
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _body() -> str:
    split = canary("split")
    box = f"<wps:txbx><w:txbxContent>{_p(_r('Seen by ' + named('box')))}</w:txbxContent></wps:txbx>"
    older = f"<w:pict><v:shape><v:textbox><w:txbxContent>{_p(_r(named('fallback')))}</w:txbxContent></v:textbox></v:shape></w:pict>"
    picture = (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="{canary("drawing")}.png" descr="{named("alternative")}"/>'
        f'<a:graphic><a:graphicData uri="{PIC}"><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    chart = '<w:drawing><wp:inline><wp:docPr id="2" name="c"/><c:chart xmlns:c="urn:c" r:id="rId10"/></wp:inline></w:drawing>'
    begin, between, end = (
        f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")
    )
    form = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="{named("form")}"/></w:ffData></w:fldChar></w:r>'
    return "".join((
        _p('<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + _r("Overview report")),
        _p(_r(f"The panel met {named('body')} twice.")),
        _p(_r("On that day Zandra ") + _r(split[:3], "<w:b/>") + _r(split[3:], "<w:i/>") + _r(" came home.")),
        f"<w:tbl><w:tblPr><w:tblCaption w:val=\"{named('caption')}\"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{_p(_r(named('cell')))}</w:tc></w:tr></w:tbl>",
        _p(_r("She said ") + f'<w:ins w:id="1" w:author="{named("editor")}" w:date="2026-01-05T10:00:00Z">{_r(named("inserted"))}</w:ins>'
           + f'<w:del w:id="2" w:author="{named("deleter")}"><w:r><w:delText>{named("deleted")}</w:delText></w:r></w:del>' + _r(".")),
        _p('<w:commentRangeStart w:id="0"/>' + _r("A comment stands here.") + '<w:commentRangeEnd w:id="0"/>'
           '<w:r><w:commentReference w:id="0"/></w:r>'),
        _p(_r(named("hidden"), "<w:vanish/>") + _r("Nothing to see.")),
        _p(begin + f'<w:r><w:instrText>HYPERLINK "mailto:{canary("field")}@example.org"</w:instrText></w:r>' + between
           + _r(f"Write to {named('result')}") + end),
        _p(form + "<w:r><w:instrText>FORMTEXT</w:instrText></w:r>" + between + _r("filled") + end),
        _p(f'<w:bookmarkStart w:id="5" w:name="{canary("bookmark")}"/>' + _r("Marked.") + '<w:bookmarkEnd w:id="5"/>'),
        _p(f'<w:hyperlink r:id="rId8">{_r("a page on the web")}</w:hyperlink>'),
        f'<w:sdt><w:sdtPr><w:tag w:val="{named("tag")}"/></w:sdtPr><w:sdtContent>{_p(_r(named("control")))}</w:sdtContent></w:sdt>',
        _p(f"<w:r>{picture}</w:r><w:r>{chart}</w:r>"),
        _p(f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp>{box}</wps:wsp></wp:anchor></w:drawing>'
           f"</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"),
        _p('<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'),
        f"<!-- {named('xmlcomment')} -->",
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/></w:sectPr>',
    ))  # fmt: skip


_MAIN_POINTERS = (
    ("styles", "styles.xml"), ("footnotes", "footnotes.xml"), ("endnotes", "endnotes.xml"), ("comments", "comments.xml"),
    ("header", "header1.xml"), ("footer", "footer1.xml"), ("settings", "settings.xml"),
    ("hyperlink", "https://example.org/about"), ("image", "media/image1.png"), ("chart", "charts/chart1.xml"),
    ("glossaryDocument", "glossary/document.xml"), ("attachedTemplate", "LINKED"),
)  # fmt: skip


def _pointers(base: str, *targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{base}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if "//" in target else "")
        + "/>"
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PR}">{rows}</Relationships>'


def word_parts() -> dict[str, str | bytes]:
    """Return the parts of a Word report with every plant."""
    template = f"file:///C:/Users/{canary('linked')}/report.dotx"
    main = [(kind, template if target == "LINKED" else target) for kind, target in _MAIN_POINTERS]
    forms = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{FORM}.{form}+xml"/>'
        for name, form in (
            ("document", "document.main"), ("styles", "styles"), ("footnotes", "footnotes"), ("endnotes", "endnotes"),
            ("comments", "comments"), ("header1", "header"), ("footer1", "footer"), ("settings", "settings"),
        )
    )  # fmt: skip
    note = '<w:{0} w:id="2"><w:p>{1}</w:p></w:{0}>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{CT}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{forms}</Types>',
        "_rels/.rels": _pointers(R, ("officeDocument", "word/document.xml")),
        "word/document.xml": _story("document", f"<w:body>{_body()}</w:body>"),
        "word/_rels/document.xml.rels": _pointers(R, *main),
        "word/styles.xml": _story(
            "styles", '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
        ),
        "word/footnotes.xml": _story("footnotes", note.format("footnote", _r(named("footnote")))),
        "word/endnotes.xml": _story("endnotes", note.format("endnote", _r(named("endnote")))),
        "word/comments.xml": _story(
            "comments",
            f'<w:comment w:id="0" w:author="{named("commenter")}">{_p(_r(named("comment")))}</w:comment>',
        ),
        "word/header1.xml": _story("hdr", _p(_r(f"Draft of {named('header')}"))),
        "word/footer1.xml": _story("ftr", _p(_r(named("footer")))),
        "word/settings.xml": _story(
            "settings", f'<w:docVars><w:docVar w:name="x" w:val="{named("variable")}"/></w:docVars>'
        ),
        "word/media/image1.png": png(named("pointer")),
        "word/charts/chart1.xml": f'<c:chartSpace xmlns:c="urn:c"><c:v>{named("chart")}</c:v></c:chartSpace>',
        "word/glossary/document.xml": _story("glossaryDocument", _p(_r(named("glossary")))),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:creator>{named("core")}</dc:creator></cp:coreProperties>',
        "docProps/app.xml": f"<Properties><Company>{named('app')}</Company></Properties>",
        "docProps/custom.xml": f'<Properties><property name="Client"><lpwstr>{named("custom")}</lpwstr></property></Properties>',
        "customXml/item1.xml": f"<case><who>{named('customxml')}</who></case>",
    }


def word_report() -> bytes:
    """Return a Word report with every plant."""
    return zipped(word_parts())


def plain_word(*paragraphs: str, **others: str | bytes) -> bytes:
    """Return a Word report of plain paragraphs and nothing else; each is the XML inside it or a text."""
    parts = word_parts()
    inner = "".join(_p(one if one.startswith("<") else _r(one)) for one in paragraphs)
    kept = {name: parts[name] for name in ("[Content_Types].xml", "_rels/.rels")}
    kept["word/document.xml"] = _story("document", f"<w:body>{inner}</w:body>")
    return zipped(kept | {name.replace("__", "/"): data for name, data in others.items()})


def pdf_report() -> bytes:
    """Return a PDF report with every plant."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawString(72, 700, f"The panel met {named('page')} in the spring of that year.")
    canvas.setTitle(named("title"))
    canvas.setAuthor(named("author"))
    canvas.setKeywords(named("keywords"))
    canvas.bookmarkPage("x")
    canvas.addOutlineEntry(named("bookmark"), "x")
    canvas.acroForm.textfield(name=named("formname"), value=named("formvalue"), x=72, y=600)
    canvas.linkURL(f"https://example.org/{canary('link')}", (72, 500, 200, 520))
    canvas.save()
    pdf: Any = pikepdf.open(io.BytesIO(target.getvalue()))
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=[0, 0, 20, 20],
        Contents=named("note"),
        T=named("noteauthor"),
    )
    pdf.pages[0].Annots.append(pdf.make_indirect(note))
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, b"words", filename=f"{canary('attachment')}.txt")
    pdf.Root.Spare = pdf.make_indirect(pikepdf.Dictionary(Alt=named("alttext")))
    with pdf.open_metadata(update_docinfo=False) as metadata:
        metadata["dc:rights"] = named("xmp")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
