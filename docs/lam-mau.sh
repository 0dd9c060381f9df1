#!/usr/bin/env bash
# Makes the pictures of docs/mau.md: page 1 of every sample, 48 dots an inch.
# Needs LibreOffice Writer and poppler-utils; call it in the folder of the project after `cargo build --release`.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p docs/hinh/mau
for data in data/mau/*.json; do
  target/release/vanban render "$data" -o "$work/" >/dev/null 2>&1
done
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work"/*.docx >/dev/null 2>&1
for pdf in "$work"/*.pdf; do
  pdftoppm -r 48 -gray -png -f 1 -l 1 -singlefile "$pdf" "docs/hinh/mau/$(basename "$pdf" .pdf)"
done
