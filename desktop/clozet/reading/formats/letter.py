"""One message, whatever file it came from: who, when, what about, its text, what is attached."""

from dataclasses import dataclass
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from clozet.reading.flow import Flow
from clozet.reading.members import Member
from clozet.reading.text import Document, Listed

from . import html
from .plain_text import paragraphs


@dataclass(frozen=True)
class Letter:
    """A message; `headers` are (name, value), `date` is ISO 8601 in UTC or "".

    `texts` are (subtype, text), the subtype "plain" or "html".
    """

    subject: str
    headers: tuple[tuple[str, str], ...]
    date: str
    texts: tuple[tuple[str, str], ...]
    attachments: tuple[Member, ...] = ()

    def pour(self, flow: Flow) -> None:
        """Pour headers, text and the attachments' names; of several forms the plain one."""
        flow.heading(self.subject, 1)
        for name, value in self.headers:
            if value:
                flow.row(f"{name}: {value}")
        plain = [text for text in self.texts if text[0] == "plain"]
        for subtype, text in plain or self.texts:
            if subtype == "html":
                root = html.parse(text)
                if root is not None:
                    html.pour(root, flow)
            else:
                for paragraph in paragraphs(text):
                    flow.paragraph(paragraph)
        if self.attachments:
            flow.paragraph("Attached: " + ", ".join(member.name for member in self.attachments))

    def document(self) -> Document:
        """Return the message as a document of one page."""
        flow = Flow()
        self.pour(flow)
        return Document((flow.page(),), self.subject, self.date, members=self.listed())

    def listed(self) -> tuple[Listed, ...]:
        """Return the attachments' names and sizes."""
        return tuple((member.name, member.size) for member in self.attachments)

    def attachment(self, name: str) -> Member | None:
        """Return the attachment of that name."""
        return next((member for member in self.attachments if member.name == name), None)

    def as_mail(self) -> bytes:
        """Return the message as mail writes it down."""
        mail = MIMEMultipart()
        for name, value in (("Subject", self.subject), *self.headers):
            if value:
                mail[name] = Header(value, "utf-8").encode()
        for subtype, text in self.texts:
            mail.attach(MIMEText(text.encode("utf-8", "replace").decode(), subtype, "utf-8"))
        for member in self.attachments:
            part = MIMEApplication(member.content())
            part.add_header("Content-Disposition", "attachment", filename=member.name)
            mail.attach(part)
        return mail.as_bytes()
