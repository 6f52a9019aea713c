import { createHash, createHmac, createDecipheriv, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import type { ImportRefusal } from '../../shared/import-refusal.ts'
import type { BitwardenSealed, ImportEntry } from '../../shared/import-entry.ts'

/** One piece of work on a file that somebody chose, for a thread of its own. */
export type ImportJob =
  | {
      readonly deed: 'unzip'
      readonly bytes: Uint8Array
      readonly name: string
      readonly largest: number
    }
  | { readonly deed: 'table'; readonly text: string; readonly delimiter: string }
  | { readonly deed: 'bitwarden'; readonly sealed: BitwardenSealed; readonly password: string }
  | { readonly deed: 'keepass'; readonly bytes: Uint8Array; readonly password: string }
export type ImportDone =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: ImportRefusal }

/** More entries in an archive than any export of 1Password's has files. */
const FILES_MAX = 20_000
const ROWS_MAX = 20_000
const refused = (why: ImportRefusal): ImportDone => ({ ok: false, why })

const work = async (job: ImportJob): Promise<ImportDone> => {
  try {
    if (job.deed === 'unzip') return await unzip(job.bytes, job.name, job.largest)
    if (job.deed === 'table') return await table(job.text, job.delimiter)
    if (job.deed === 'bitwarden') return await openBitwarden(job.sealed, job.password)
    return await openKeePass(job.bytes, job.password)
  } catch {
    return refused('damaged')
  }
}

/** Reads one entry by its exact name; what an archive claims of its size is checked against what comes out. */
const unzip = async (bytes: Uint8Array, name: string, largest: number): Promise<ImportDone> => {
  const { default: yauzl } = await import('yauzl')
  return new Promise((resolve) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error !== null || zip === undefined) return resolve(refused('damaged'))
      if (zip.entryCount > FILES_MAX) return resolve(refused('tooMany'))
      zip.on('error', () => resolve(refused('damaged')))
      zip.on('end', () => resolve({ ok: true, value: null }))
      zip.on('entry', (entry) => {
        if (entry.fileName !== name) return zip.readEntry()
        if (entry.uncompressedSize > largest) return resolve(refused('unpacksTooLarge'))
        zip.openReadStream(entry, (failed, stream) => {
          if (failed !== null || stream === undefined) return resolve(refused('damaged'))
          const parts: Buffer[] = []
          let size = 0
          stream.on('data', (part: Buffer) => {
            size += part.length
            if (size > largest) {
              stream.destroy()
              resolve(refused('unpacksTooLarge'))
            } else parts.push(part)
          })
          stream.on('error', () => resolve(refused('damaged')))
          stream.on('end', () => resolve({ ok: true, value: new Uint8Array(Buffer.concat(parts)) }))
        })
      })
      zip.readEntry()
    })
  })
}

const table = async (text: string, delimiter: string): Promise<ImportDone> => {
  const { parse } = await import('csv-parse/sync')
  const rows: string[][] = parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    to: ROWS_MAX + 1,
  })
  return rows.length > ROWS_MAX ? refused('tooMany') : { ok: true, value: rows }
}

/** Bitwarden's encrypted text of type 2: AES-256-CBC, then HMAC-SHA-256 over iv and ciphertext. */
const decrypt = (text: string, keys: { readonly enc: Buffer; readonly mac: Buffer }): Buffer | null => {
  const [iv = '', data = '', mac = ''] = text.slice(2).split('|')
  const vector = Buffer.from(iv, 'base64')
  const sealed = Buffer.from(data, 'base64')
  const expected = createHmac('sha256', keys.mac).update(vector).update(sealed).digest()
  const given = Buffer.from(mac, 'base64')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const decipher = createDecipheriv('aes-256-cbc', keys.enc, vector)
  return Buffer.concat([decipher.update(sealed), decipher.final()])
}

const openBitwarden = async (sealed: BitwardenSealed, password: string): Promise<ImportDone> => {
  const { kdf, salt } = sealed
  const key =
    kdf.kind === 'pbkdf2'
      ? pbkdf2Sync(password, salt, kdf.iterations, 32, 'sha256')
      : await argon2(
          Buffer.from(password),
          createHash('sha256').update(salt).digest(),
          kdf.mebibytes * 1_024,
          kdf.iterations,
          kdf.lanes,
          'argon2id',
        )
  // HKDF-Expand (RFC 5869 §2.3) of one block: the derived key is the pseudo-random key already
  const expand = (info: string) =>
    createHmac('sha256', key)
      .update(info)
      .update(Buffer.from([1]))
      .digest()
  const keys = { enc: expand('enc'), mac: expand('mac') }
  if (decrypt(sealed.validation, keys) === null) return refused('wrongPassword')
  const plain = decrypt(sealed.data, keys)
  return plain === null ? refused('damaged') : { ok: true, value: plain.toString('utf8') }
}

const argon2 = async (
  password: Uint8Array,
  salt: Uint8Array,
  memorySize: number,
  iterations: number,
  parallelism: number,
  kind: 'argon2d' | 'argon2id',
): Promise<Buffer> => {
  const { argon2d, argon2id } = await import('hash-wasm')
  const derive = kind === 'argon2d' ? argon2d : argon2id
  return Buffer.from(
    await derive({
      password,
      salt,
      memorySize,
      iterations,
      parallelism,
      hashLength: 32,
      outputType: 'binary',
    }),
  )
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer

const openKeePass = async (bytes: Uint8Array, password: string): Promise<ImportDone> => {
  const { default: kdbx } = await import('kdbxweb')
  kdbx.CryptoEngine.setArgon2Impl(async (word, salt, memory, iterations, _length, lanes, type) =>
    bufferOf(
      new Uint8Array(
        await argon2(
          new Uint8Array(word),
          new Uint8Array(salt),
          memory,
          iterations,
          lanes,
          type === 0 ? 'argon2d' : 'argon2id',
        ),
      ),
    ),
  )
  try {
    const credentials = new kdbx.Credentials(kdbx.ProtectedValue.fromString(password))
    const database = await kdbx.Kdbx.load(bufferOf(bytes), credentials)
    const bin = database.meta.recycleBinUuid?.id
    const entries: ImportEntry[] = []
    const waiting = database.groups.map((group) => ({ group, where: group.name ?? '' }))
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { group, where } = next
      if (bin !== undefined && group.uuid.id === bin) continue
      for (const child of group.groups) waiting.push({ group: child, where: `${where}/${child.name ?? ''}` })
      for (const { fields, times } of group.entries) {
        const text = (name: string) => {
          const value = fields.get(name)
          return typeof value === 'string' ? value : (value?.getText() ?? '')
        }
        const own = [...fields.keys()].filter((name) => !STANDARD.includes(name))
        entries.push({
          title: text('Title'),
          where,
          username: text('UserName'),
          password: text('Password'),
          fields: own.map((name) => ({ name, value: text(name) })),
          notes: text('Notes'),
          urls: [text('URL')].filter((url) => url !== ''),
          changedAt: times.lastModTime?.getTime() ?? null,
          secretChangedAt: null,
        })
      }
    }
    return { ok: true, value: entries }
  } catch (error) {
    const code = error instanceof kdbx.KdbxError ? error.code : ''
    if (code === 'InvalidKey') return refused('wrongPassword')
    if (code === 'InvalidVersion') return refused('newer')
    return refused(code === 'Unsupported' ? 'unknownProtection' : 'damaged')
  }
}

const STANDARD = ['Title', 'UserName', 'Password', 'Notes', 'URL']

const answer = async (job: ImportJob) => parentPort?.postMessage(await work(job))
parentPort?.once('message', (job: ImportJob) => void answer(job))
