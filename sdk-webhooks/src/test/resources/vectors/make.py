"""Signs every input as Kolvera's Python snippet does, and prints vectors."""
import hashlib
import hmac


def read_inputs():
    with open("inputs.tsv", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if not line.startswith("#"):
                name, secret, recipe = line.rstrip("\n").split("\t")
                kind, digits, *count = recipe.split(":")
                yield name, secret, bytes.fromhex(digits) * (int(count[0]) if kind == "repeat" else 1)


for name, secret, payload in read_inputs():
    expected = hmac.new(secret.encode(), payload, hashlib.sha256).hexdigest()
    print("accept", "python", "KOLVERA", name, expected, sep="\t")
    print("accept", "python", "KANVO", name, "sha256=" + expected, sep="\t")
