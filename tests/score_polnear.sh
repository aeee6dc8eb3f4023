#!/usr/bin/env bash
# Scores the 840 PolNeAR articles and the 84 with resolved speakers, where ../shared holds them.
#
#   tests/score_polnear.sh          the figures
#   tests/score_polnear.sh FOLDER   … and keep the dataset and the predictions in FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."

shared=../shared
if ! [ -d "$shared/polnear/text" ] || ! [ -f "$shared/bench/score_polnear.py" ]; then
    echo "SKIPPED: $shared/polnear and $shared/bench are not here."
    exit 0
fi
if [ $# -gt 0 ]; then
    folder=$1
    mkdir -p "$folder"
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
fi

cargo run --locked --release --quiet -- export "$shared/polnear/text" --out "$folder/dataset" --name polnear >"$folder/export.txt"
python3 -B "$shared/bench/dataset_to_jsonl.py" "$folder/dataset/quotations.csv" >"$folder/predictions.jsonl"

echo "== Words that name the source, 840 articles (score_polnear.py)"
python3 -B "$shared/bench/score_polnear.py" --gold "$shared/polnear" --pred "$folder/predictions.jsonl"
echo
echo "== Who is meant, 84 articles (score_speakers.py)"
python3 -B "$shared/bench/score_speakers.py" "$shared/polnear/speakers.csv" "$folder/dataset/quotations.csv"
echo
echo "== The same by sayso validate, with its figures one to one"
cargo run --locked --release --quiet -- validate "$shared/polnear/text" --gold "$shared/polnear/speakers.csv" --errors 0 | head -40
