// Turns the four rows of a Keyward recovery kit into an identity for the age command, without Keyward and without
// anything to install: `node docs/kit-to-age.mjs > kit.txt`, then type the rows, one a line. Afterwards:
// `age -d -i kit.txt backup.keyward-backup | gunzip > backup.json`. docs/backup-format.md says what is in it.
import { hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** Twelve characters of key; the last two check the row: s = row number, then s = (37 s + value) mod 1021 for each. */
const keyOf = (typed, row) => {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
  const values = Array.from(plain, (character) => CROCKFORD.indexOf(character))
  if (values.length !== 14 || values.includes(-1))
    throw new Error(`Row ${row} is not 14 characters of a kit.`)
  const sum = values.slice(0, 12).reduce((so, value) => (so * 37 + value) % 1021, row)
  if (sum !== values[12] * 32 + values[13]) throw new Error(`Row ${row} does not add up.`)
  return values.slice(0, 12)
}

/** The same bits in groups of another size; `isPadded`: the last group is filled with zeros. */
const regroup = (values, from, to, isPadded) => {
  const bits = Array.from(values, (value) => value.toString(2).padStart(from, '0')).join('')
  const groups = (isPadded ? bits : bits.slice(0, bits.length - (bits.length % to))).match(
    new RegExp(`.{1,${to}}`, 'g'),
  )
  return groups.map((group) => parseInt(group.padEnd(to, '0'), 2))
}

/** BIP 173, as age writes its identities. */
const bech32 = (prefix, bytes) => {
  const data = regroup(bytes, 8, 5, true)
  const letters = Array.from(prefix, (letter) => letter.charCodeAt(0))
  const spread = [...letters.map((code) => code >> 5), 0, ...letters.map((code) => code & 31)]
  let sum = 1
  for (const value of [...spread, ...data, 0, 0, 0, 0, 0, 0]) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (const [bit, generator] of [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].entries())
      if ((top >> bit) & 1) sum ^= generator
  }
  const check = Array.from({ length: 6 }, (_one, at) => ((sum ^ 1) >>> (5 * (5 - at))) & 31)
  return `${prefix}1${[...data, ...check].map((value) => BECH32[value]).join('')}`
}

const rows = readFileSync(0, 'utf8')
  .split(/\r?\n/)
  .filter((line) => line.trim() !== '')
try {
  if (rows.length !== 4) throw new Error('Type the four rows, one a line.')
  const key = regroup(
    rows.flatMap((row, at) => keyOf(row, at + 1)),
    5,
    8,
    false,
  )
  const secret = hkdfSync('sha256', Uint8Array.from(key), '', 'keyward recovery kit 1', 32)
  process.stdout.write(`${bech32('age-secret-key-', new Uint8Array(secret)).toUpperCase()}\n`)
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
