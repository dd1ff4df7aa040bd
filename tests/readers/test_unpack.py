"""Whatever is planted in a finished file is found, wherever it is; what cannot be searched is refused."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any

import docx
import openpyxl
import pikepdf
import pytest
from openpyxl.comments import Comment
from reportlab.pdfgen.canvas import Canvas

from dhr_desktop.readers.unpack import DEEPEST, Unsearchable, strings


def plain_pdf(text: str = "Page text") -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawString(72, 700, text)
    canvas.save()
    return target.getvalue()


def saved(pdf: Any, **options: Any) -> bytes:
    target = io.BytesIO()
    pdf.save(target, **options)
    return target.getvalue()


def everything(data: bytes, name: str = "file") -> str:
    return "\n".join(text for _, text in strings(name, data))


def archive(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return target.getvalue()


def stuffed_pdf() -> tuple[bytes, list[str]]:
    """Return a PDF with something planted in each of its corners."""
    planted = {
        where: f"Quzz{where}"
        for where in (
            "page", "title", "author", "custom", "xmp", "bookmark", "comment", "field", "link", "label", "attachment",
            "attachmentname", "form", "script", "dests", "utf", "hexstring", "alt", "private",
        )
    }  # fmt: skip
    with pikepdf.open(io.BytesIO(plain_pdf(planted["page"]))) as pdf:
        page = pdf.pages[0]
        with pdf.open_metadata() as xmp:
            xmp["dc:description"] = planted["xmp"]
        pdf.docinfo["/Title"] = planted["title"]
        pdf.docinfo["/Author"] = planted["author"]
        pdf.docinfo["/Whatever"] = planted["custom"]
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(planted["bookmark"], 0))
        pdf.attachments[f"{planted['attachmentname']}.txt"] = planted["attachment"].encode()
        annotations = [
            pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Contents=planted["comment"]),
            pikepdf.Dictionary(Subtype=pikepdf.Name.Widget, V=planted["field"], T="field"),
            pikepdf.Dictionary(
                Subtype=pikepdf.Name.Link, A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=planted["link"])
            ),
            pikepdf.Dictionary(
                Subtype=pikepdf.Name.Link,
                A=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=planted["script"]),
            ),
        ]
        annotations = [pdf.make_indirect(one) for one in annotations]
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([annotations[1]]))
        page.Annots = pdf.make_indirect(pikepdf.Array(annotations))
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(P=planted["label"])])
        pdf.Root.Dests = pikepdf.Dictionary({f"/{planted['dests']}": pikepdf.Array([page.obj])})
        pdf.Root.PieceInfo = pikepdf.Dictionary(Private=planted["private"])
        pdf.Root.StructTreeRoot = pikepdf.Dictionary(Alt=planted["alt"])
        pdf.Root.Custom = pikepdf.Stream(pdf, planted["form"].encode())
        pdf.Root.Sixteen = pikepdf.String(planted["utf"] + "–")
        pdf.Root.Hex = pikepdf.String(planted["hexstring"].encode().hex())
        return saved(pdf), list(planted.values())


def test_whatever_is_planted_in_a_pdf_is_found() -> None:
    data, planted = stuffed_pdf()
    found = everything(data)
    assert [word for word in planted if word not in found] == []


def test_a_pdf_with_its_objects_compressed_is_found_too() -> None:
    data, planted = stuffed_pdf()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tight = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    assert planted[1].encode() not in tight
    assert [word for word in planted if word not in everything(tight)] == []


def test_kerned_text_is_joined() -> None:
    with pikepdf.open(io.BytesIO(plain_pdf())) as pdf:
        pdf.pages[0].Contents = pikepdf.Stream(pdf, b"BT /F1 12 Tf [(Quzz) -20 (ke) 15 (rned)] TJ ET")
        assert "Quzzkerned" in everything(saved(pdf))


def test_text_outside_the_objects_is_found() -> None:
    data = plain_pdf().replace(b"%%EOF", b"% Quzzcomment\n%%EOF")
    assert "Quzzcomment" in everything(data)


def test_an_earlier_version_inside_a_pdf_is_refused() -> None:
    with pytest.raises(Unsearchable):
        everything(plain_pdf() + plain_pdf())


def test_a_picture_is_refused_alone_and_in_a_pdf() -> None:
    with pytest.raises(Unsearchable):
        everything(b"\x89PNG\r\n\x1a\n" + bytes(40))
    with pikepdf.open(io.BytesIO(plain_pdf())) as pdf:
        image = pikepdf.Stream(pdf, b"\x00", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        pdf.Root.Picture = pdf.make_indirect(image)
        with pytest.raises(Unsearchable):
            everything(saved(pdf))


def test_an_encrypted_pdf_is_refused() -> None:
    with pikepdf.open(io.BytesIO(plain_pdf())) as pdf, pytest.raises(Unsearchable):
        everything(saved(pdf, encryption=pikepdf.Encryption(owner="a", user="")))


def stuffed_docx() -> tuple[bytes, list[str]]:
    document: Any = docx.Document()
    paragraph = document.add_paragraph("Quzz")
    paragraph.add_run("split").bold = True
    document.add_table(1, 1).cell(0, 0).text = "Quzzcell"
    document.sections[0].header.paragraphs[0].text = "Quzzheader"
    document.sections[0].footer.paragraphs[0].text = "Quzzfooter"
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "Quzzauthor", "Quzztitle", "Quzznote"
    document.add_comment(paragraph.runs, text="Quzzremark", author="Quzzcritic")
    target = io.BytesIO()
    document.save(target)
    words = [
        "Quzzsplit",
        "Quzzcell",
        "Quzzheader",
        "Quzzfooter",
        "Quzzauthor",
        "Quzztitle",
        "Quzznote",
        "Quzzremark",
    ]
    return target.getvalue(), [*words, "Quzzcritic"]


def test_whatever_is_planted_in_a_word_document_is_found() -> None:
    data, planted = stuffed_docx()
    # The template's own thumbnail is a picture, which is refused by itself; here it is taken out.
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        parts = {name: made.read(name) for name in made.namelist() if not name.endswith(".jpeg")}
    found = everything(archive(**parts))
    assert [word for word in planted if word not in found] == []
    with pytest.raises(Unsearchable):
        everything(data)


def test_whatever_is_planted_in_a_workbook_is_found() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Quzzsheet"
    sheet["A1"] = "Quzzcell"
    sheet["A2"] = '="Quzz"&"formula"'
    sheet["A1"].comment = Comment("Quzzremark", "Quzzcritic")
    hidden: Any = book.create_sheet("Quzzhidden")
    hidden.sheet_state = "veryHidden"
    hidden["Z99"] = "Quzzdeep"
    sheet.oddHeader.center.text = "Quzzheader"
    book.properties.creator = "Quzzauthor"
    target = io.BytesIO()
    book.save(target)
    found = everything(target.getvalue())
    words = ["sheet", "cell", "remark", "critic", "hidden", "deep", "header", "author"]
    assert [word for word in words if f"Quzz{word}" not in found] == []


def test_names_and_comments_in_an_archive_are_found() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        info = zipfile.ZipInfo("Quzzfolder/Quzzname.txt")
        info.comment = b"Quzzremark"
        made.writestr(info, b"Quzzcontent")
        made.comment = b"Quzzcomment"
    found = everything(target.getvalue(), "Quzzfile.zip")
    words = ["folder", "name", "remark", "content", "comment", "file"]
    assert [word for word in words if f"Quzz{word}" not in found] == []


def test_archives_in_archives_are_opened() -> None:
    data = b"Quzzdeep"
    for place in range(DEEPEST - 1):
        data = archive(**{f"inner{place}.zip" if place else "deep.txt": data})
    assert "Quzzdeep" in everything(data)
    for _ in range(3):
        data = archive(**{"inner.zip": data})
    with pytest.raises(Unsearchable):
        everything(data)


@pytest.mark.parametrize(
    "data",
    [
        "Quzzname".encode("utf-16"),
        "Quzzname and more".encode("utf-16-le"),
        "Quzzname and more".encode("utf-16-be"),
        b"\xef\xbb\xbfQuzzname",
        b"told: " + base64.b64encode(b"said by Quzzname today"),
        b"told: " + base64.urlsafe_b64encode(b"Quzzname"),
        b"told: " + base64.b64encode("Quzzname".encode("utf-16-le")),
        b"told: " + b"Quzzname".hex().encode(),
        b"told: " + b"Quzzname".hex(" ").upper().encode(),
        b'{"a": "Quzz\\u006eame"}',
        b"<p>Quzz<b>na</b>me</p>",
        b"<p>Quzz&#110;ame</p>",
        b'<p title="Quzzname"></p>',
    ],
)
def test_encoded_words_are_found(data: bytes) -> None:
    assert "Quzzname" in everything(data)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)),
        b"\x00\x01\x02binary",
        b"PK\x03\x04broken",
        b"%PDF-1.7 broken %%EOF",
        b"%PDF-1.7",
        b"\xff\xd8\xff\xe0jpeg",
        b"GIF89a",
        b'{"a": ',
        b"caf\xe9",
    ],
)
def test_what_cannot_be_searched_is_refused(data: bytes) -> None:
    with pytest.raises(Unsearchable) as refused:
        everything(data)
    assert "nothing was released" in str(refused.value)


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(archive(**{"a.txt": b"text"}))
    data[6] |= 1
    start = data.index(b"PK\x01\x02")
    data[start + 8] |= 1
    with pytest.raises(Unsearchable):
        everything(bytes(data))


def test_noise_is_not_taken_for_words() -> None:
    """Hashes and long words decode to noise, which must not be searched as if it were text."""
    text = ("ab12" * 32 + "  manifest\n" + "Recommendations responsibilities organisations " * 20).encode()
    assert [place for place, _ in strings("file", text) if "decoded" in place] == []
