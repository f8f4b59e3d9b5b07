"""Checks one credential with PyLD (RDFC-1.0) and OpenSSL: eddsa-rdfc-2022 by another hand."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from pyld import jsonld

folder = Path(sys.argv[1])
contexts = json.loads((folder / "contexts.json").read_text())


def load(url, _options):
    return {"contextUrl": None, "documentUrl": url, "document": contexts[url], "contentType": "application/ld+json"}


jsonld.set_document_loader(load)


def digest(document):
    options = {"algorithm": "URDNA2015", "format": "application/n-quads"}
    return hashlib.sha256(jsonld.normalize(document, options).encode()).digest()


def decode58(text):
    alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number = 0
    for letter in text:
        number = number * 58 + alphabet.index(letter)
    return number.to_bytes(64, "big")


credential = json.loads((folder / "credential.json").read_text())
[proof] = credential.pop("proof")
value = decode58(proof.pop("proofValue")[1:])
data = digest({"@context": credential["@context"], **proof}) + digest(credential)
(folder / "data").write_bytes(data)
(folder / "signature").write_bytes(value)
command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", folder / "key.pem", "-rawin"]
done = subprocess.run([*command, "-in", folder / "data", "-sigfile", folder / "signature"], capture_output=True)
print("good" if done.returncode == 0 else "bad")
