import type { ImportRefusal } from '../../../shared/import/refusal.ts'

const ARGON2 = new Set(['ef636ddf8c29444b91f7a9a403e30a0c', '9e298b1956db4773b23dfc3ec6f0a1e6'])
const AES = new Set(['c9d9f39a628a4460bf740d08c18a4fea', '7c02bb8279a74ac0927d114a00648238'])
/** The most work that Keyward does for a file: AES rounds, Argon2 memory, and memory times passes. */
export const KDF_MAX = {
  aesRounds: 300_000_000n,
  memory: 1_024n ** 3n,
  memoryPasses: 32n * 1_024n ** 3n,
  lanes: 64n,
} as const

/**
 * Whether a KeePass file may be worked on at all, judged by its outer header and before any work (KDBX 3.1 and 4.x,
 * keepass.info/help/kb/kdbx.html); `null` when nothing speaks against it.
 */
export const objectionToKdbx = (bytes: Uint8Array): ImportRefusal | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (view.getUint32(4, true) === 0xb54bfb65) return 'oldKeePass'
    const major = view.getUint16(10, true)
    if (major > 4) return 'newer'
    if (major < 3) return 'oldKeePass'
    for (let at = 12; ;) {
      const id = view.getUint8(at)
      const length = major === 4 ? view.getUint32(at + 1, true) : view.getUint16(at + 1, true)
      const start = at + (major === 4 ? 5 : 3)
      if (start + length > bytes.length || id === 0) return 'damaged' // an end without a word on its costs
      if (id === 6 && major === 3) return judgeRounds(view.getBigUint64(start, true))
      if (id === 11 && major === 4) return judgeParameters(bytes.subarray(start, start + length))
      at = start + length
    }
  } catch {
    return 'damaged'
  }
}

const judgeRounds = (rounds: bigint): ImportRefusal | null =>
  rounds > KDF_MAX.aesRounds ? 'tooCostly' : null

/** A variant dictionary: type, name, value, each with its length. */
const judgeParameters = (bytes: Uint8Array): ImportRefusal | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const numbers = new Map<string, bigint>()
  let kind = ''
  for (let at = 2; view.getUint8(at) !== 0;) {
    const type = view.getUint8(at)
    const nameLength = view.getUint32(at + 1, true)
    const name = Buffer.from(bytes.subarray(at + 5, at + 5 + nameLength)).toString('latin1')
    const start = at + 9 + nameLength
    const length = view.getUint32(start - 4, true)
    if (start + length > bytes.length) return 'damaged'
    if (name === '$UUID') kind = Buffer.from(bytes.subarray(start, start + length)).toString('hex')
    else if (type === 0x04 || type === 0x0c) numbers.set(name, BigInt(view.getUint32(start, true)))
    else if (type === 0x05 || type === 0x0d) numbers.set(name, view.getBigUint64(start, true))
    at = start + length
  }
  const number = (name: string) => numbers.get(name) ?? 0n
  if (AES.has(kind)) return judgeRounds(number('R'))
  if (!ARGON2.has(kind) || number('V') !== 0x13n) return 'unknownProtection'
  const [memory, passes, lanes] = [number('M'), number('I'), number('P')]
  if (memory < 8n * 1_024n || passes < 1n || lanes < 1n) return 'damaged'
  const isCostly = memory > KDF_MAX.memory || memory * passes > KDF_MAX.memoryPasses || lanes > KDF_MAX.lanes
  return isCostly ? 'tooCostly' : null
}
