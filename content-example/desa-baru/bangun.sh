#!/bin/sh
# Memasang program Jejaring, memeriksa isi portal, lalu membangunnya ke folder `public`.
#
#   sh bangun.sh           memeriksa dan membangun
#   sh bangun.sh periksa   memeriksa saja
#   sh bangun.sh jemput    mengambil isi para anggota dari web (portal kecamatan, kabupaten, provinsi)
#   sh bangun.sh alamat    menyebut alamat portal di hosting
#
# Berkas ini dijalankan oleh alur kerja di hosting, dan boleh juga dijalankan di komputer sendiri.
# Masalah dalam tulisan tidak menghentikan penerbitan.
set -eu
cd "$(dirname "$0")"

# Versi program. Ganti angkanya untuk memakai versi lain.
versi="${JEJARING_VERSI:-0.1.0}"
# Boleh diisi: sidik jari SHA-256 (64 huruf) berkas unduhan versi itu. Kalau diisi, unduhan lain ditolak.
sidik="${JEJARING_SHA256:-}"
# Rumah program, dan commit tertentu (40 huruf) kalau ingin membangunnya sendiri dari sumber.
rumah="${JEJARING_GIT:-https://github.com/jejaring/jejaring}"
rumah="${rumah%.git}"
rev="${JEJARING_REV:-}"

simpanan="${JEJARING_SIMPANAN:-${HOME:-/tmp}/.cache/jejaring-program}"
letak="$simpanan/${rev:-v$versi}"
program="$letak/bin/jejaring"

gagal() {
  echo "kesalahan: $*" >&2
  exit 1
}

unduh() {
  if command -v curl >/dev/null 2>&1; then
    curl --fail --silent --show-error --location --retry 3 --proto '=https' --output "$2" "$1"
  else
    wget --quiet --tries=3 --output-document="$2" "$1"
  fi
}

sidik_dari() {
  if command -v sha256sum >/dev/null 2>&1; then
    sha256sum "$1" | cut -d ' ' -f 1
  else
    shasum -a 256 "$1" | cut -d ' ' -f 1
  fi
}

# Berkas siap pakai dari rumah program, dengan sidik jari yang cocok. Hasil 1: tidak ada untuk mesin ini.
pasang_siap_pakai() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) mesin=x86_64-unknown-linux-musl ;;
    Linux-aarch64 | Linux-arm64) mesin=aarch64-unknown-linux-musl ;;
    Darwin-x86_64) mesin=x86_64-apple-darwin ;;
    Darwin-arm64) mesin=aarch64-apple-darwin ;;
    *) return 1 ;;
  esac
  berkas="jejaring-v$versi-$mesin.tar.gz"
  unduh "$rumah/releases/download/v$versi/$berkas" "$kerja/$berkas" || return 1
  unduh "$rumah/releases/download/v$versi/SHA256SUMS" "$kerja/SHA256SUMS" || return 1
  tercatat="$(awk -v berkas="$berkas" '$2 == berkas || $2 == "*" berkas { print $1 }' "$kerja/SHA256SUMS")"
  nyata="$(sidik_dari "$kerja/$berkas")"
  if [ -z "$tercatat" ] || [ "$nyata" != "$tercatat" ]; then
    gagal "sidik jari $berkas tidak cocok dengan SHA256SUMS, jadi tidak dipakai"
  fi
  if [ -n "$sidik" ] && [ "$nyata" != "$sidik" ]; then
    gagal "sidik jari $berkas bukan $sidik, jadi tidak dipakai"
  fi
  mkdir -p "$letak/bin" || return 1
  tar -xzf "$kerja/$berkas" -C "$kerja" jejaring || gagal "isi $berkas tidak seperti seharusnya"
  chmod +x "$kerja/jejaring" && mv "$kerja/jejaring" "$program"
}

# Dibangun dari sumbernya; memakan beberapa menit, sekali untuk setiap versi.
pasang_dari_sumber() {
  if ! command -v cargo >/dev/null 2>&1; then
    if [ -z "${CI:-}" ]; then
      gagal "berkas siap pakai tidak bisa diunduh; pasang Rust dari https://rustup.rs/, lalu ulangi"
    fi
    unduh https://sh.rustup.rs "$kerja/rustup.sh"
    sh "$kerja/rustup.sh" -y --profile minimal --no-modify-path
    PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
  fi
  if [ -n "${CI:-}" ] && command -v rustup >/dev/null 2>&1; then
    rustup toolchain install stable --profile minimal --no-self-update
    export RUSTUP_TOOLCHAIN=stable
  fi
  if [ -n "$rev" ]; then
    cargo install --locked --git "$rumah" --rev "$rev" --root "$letak" jejaring
  else
    cargo install --locked --git "$rumah" --tag "v$versi" --root "$letak" jejaring
  fi
}

pasang() {
  if [ -x "$program" ]; then
    return 0
  fi
  kerja="$(mktemp -d)"
  trap 'rm -rf "$kerja"' EXIT
  if [ -n "$rev" ] || ! pasang_siap_pakai; then
    pasang_dari_sumber
  fi
}

# Di GitHub masalah tampil di samping barisnya dan di halaman ringkasan; di tempat lain di catatan pekerjaan.
periksa() {
  if [ "${GITHUB_ACTIONS:-}" = true ] && [ "${HOSTING:-}" != codeberg ]; then
    "$program" check . --format github || true
  else
    "$program" check . || true
  fi
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    "$program" check . --format markdown >>"$GITHUB_STEP_SUMMARY" || true
  fi
}

# `alamat_situs` di portal.yaml.
alamat_tertulis() {
  sed -n 's/^alamat_situs:[[:space:]]*["'"'"']\{0,1\}\(https\{0,1\}:[^"'"'"'[:space:]]*\).*/\1/p' portal.yaml | head -n 1
}

# Alamat yang diberikan hosting; kosong berarti `alamat_situs` yang dipakai. GitLab dan Codeberg tidak
# menyebut domain sendiri, jadi yang tertulis didahulukan kalau bukan alamat pemberian hosting.
alamat_hosting() {
  tertulis="$(alamat_tertulis)"
  case "$tertulis" in
    "" | *.github.io/* | *.gitlab.io/* | *.codeberg.page/* | *.pages.dev/* | *.netlify.app/* | *.example/*) sendiri= ;;
    *) sendiri=ya ;;
  esac
  if [ -n "${ALAMAT:-}" ]; then
    echo "$ALAMAT"
  elif [ -n "${CI_PAGES_URL:-}" ]; then
    [ -n "$sendiri" ] || echo "$CI_PAGES_URL"
  elif [ "${HOSTING:-}" = codeberg ]; then
    pemilik="$(printf '%s' "${GITHUB_REPOSITORY%%/*}" | tr '[:upper:]' '[:lower:]')"
    case "$sendiri$GITHUB_REPOSITORY" in
      ya*) ;;
      */pages) echo "https://$pemilik.codeberg.page/" ;;
      *) echo "https://$pemilik.codeberg.page/${GITHUB_REPOSITORY#*/}/" ;;
    esac
  elif [ "${NETLIFY:-}" = true ]; then
    echo "${URL:-}"
  elif [ -n "${CF_PAGES_URL:-}" ]; then
    # https://abc123.nama-proyek.pages.dev tanpa bagian pertamanya.
    case "$tertulis" in
      *.pages.dev/*) echo "https://${CF_PAGES_URL#https://*.}" ;;
    esac
  fi
}

# Di mesin hosting foldernya selalu baru, dan catatan program untuk pembangunan berikutnya tidak ikut terbit.
bangun() {
  if [ -n "${CI:-}" ]; then
    rm -rf public
  fi
  alamat="$(alamat_hosting)"
  if [ -n "$alamat" ]; then
    "$program" build . --out public --base-url "${alamat%/}/"
  else
    "$program" build . --out public
  fi
  if [ -n "${CI:-}" ]; then
    rm -f public/.jejaring
  fi
}

# Hasil 1 berarti ada anggota yang belum pernah terjemput; portal tetap dibangun dengan yang ada.
jemput() {
  catatan="$(mktemp)"
  hasil=0
  "$program" sync . >"$catatan" 2>&1 || hasil=$?
  # Tanda `|` menjaga agar tulisan anggota tidak dibaca sebagai perintah.
  sed 's/^/| /' "$catatan"
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    {
      printf '## Penjemputan\n\n'
      tr -d '\r' <"$catatan" | sed 's/^/    /' | head -n 400
    } >>"$GITHUB_STEP_SUMMARY"
  fi
  rm -f "$catatan"
  if [ "$hasil" -gt 1 ]; then
    exit "$hasil"
  fi
}

if [ "${1:-}" = alamat ]; then
  alamat="$(alamat_hosting)"
  alamat="${alamat:-$(alamat_tertulis)}"
  echo "${alamat%/}/"
  exit 0
fi

pasang
case "${1:-}" in
  "")
    periksa
    bangun
    ;;
  periksa) periksa ;;
  jemput) jemput ;;
  *) gagal "perintah \`$1\` tidak dikenal; baca baris-baris atas berkas ini" ;;
esac
