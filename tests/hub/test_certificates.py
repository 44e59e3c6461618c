"""A hub is spoken to in secret, and has to prove who it is."""

import datetime
import shutil
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from clozet.database.connection import Database
from clozet.messages.downloads import DownloadModel, LookUpModel, ModelOffer
from clozet.messages.progress import Done
from clozet.worker.client import Worker
from tests.running_hub import running_hub

from .conftest import NAME, refused


def test_a_hub_is_believed_only_with_a_certificate_that_the_system_trusts(
    made: Path, db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path / "hub.pem")
    with running_hub(tmp_path / "hub", certificate) as hub:
        shutil.copytree(made, hub.root / NAME)
        asked = LookUpModel(name=NAME, hub=hub.address)
        for trusted in (False, True):
            if trusted:
                monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
            worker = Worker("downloader", db.paths.folder)
            answers = list(worker.ask(asked))
            if isinstance(answers[0], ModelOffer):
                answers = list(worker.ask(DownloadModel(offer=answers[0])))
            worker.stop()
            assert (answers[-1] == Done()) == trusted
            if not trusted:
                assert "certificate verify failed" in refused(answers)
                assert hub.asked() == []


def make_certificate(file: Path) -> Path:
    """Write a certificate of 127.0.0.1's own, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    today = datetime.datetime.now(datetime.UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(address, critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = (PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(key.private_bytes(Encoding.PEM, *plain) + made.public_bytes(Encoding.PEM))
    return file
