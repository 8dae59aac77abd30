"""What a file says about itself, as an XMP packet: title, dates, and that it is PDF/A-3a and PDF/UA-1."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

PART, CONFORMANCE, UA_PART = 3, "A", 1
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class About:
    """What the file says about itself.

    Args:
        title: Of the document.
        author: The city; may be empty.
        subject: May be empty.
        creator: The program with its version.
        language: BCP 47.
        rtl: Whether the language runs from right to left.
        moment: When the dossier was as it is printed.
    """

    title: str
    author: str
    subject: str
    creator: str
    language: str
    rtl: bool
    moment: datetime

    @property
    def iso_moment(self) -> str:
        """The moment as XMP writes it."""
        return self.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def pdf_moment(self) -> str:
        """The moment as PDF writes it."""
        return self.moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")


def xmp_packet(about: About) -> bytes:
    """The packet, UTF-8."""
    moment = about.iso_moment
    author = f"<dc:creator><rdf:Seq><rdf:li>{_xml(about.author)}</rdf:li></rdf:Seq></dc:creator>"
    subject = (
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{_xml(about.subject)}</rdf:li></rdf:Alt></dc:description>"
    )
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>{PART}</pdfaid:part>
<pdfaid:conformance>{CONFORMANCE}</pdfaid:conformance>
<pdfuaid:part>{UA_PART}</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml(about.title)}</rdf:li></rdf:Alt></dc:title>
{author if about.author else ""}
{subject if about.subject else ""}
<dc:language><rdf:Bag><rdf:li>{_xml(about.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{_xml(about.creator)}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<pdf:Producer>{_xml(about.creator)}</pdf:Producer>
</rdf:Description>
{_EXTENSION}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
    return packet.encode("utf-8")


def plain(text: str) -> str:
    """Text as XML and the information dictionary can both hold it."""
    return _NOT_XML.sub("", text)


def _xml(text: str) -> str:
    return escape(plain(text))


# PDF/A knows no pdfuaid by itself: a file that uses it must describe it.
_EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
