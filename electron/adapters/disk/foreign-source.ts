import { open } from 'node:fs/promises'
import type { Entry, ZipFile } from 'yauzl'
import type { ImportRefusal } from '../../../shared/import/refusal.ts'
import type { ForeignContent } from '../../core/ports/foreign-content.ts'

type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: ImportRefusal }
const refused = (why: ImportRefusal): { readonly ok: false; readonly why: ImportRefusal } => ({
  ok: false,
  why,
})

/** More files in an archive than any export has, attachments included. */
const FILES_MAX = 200_000
const HEAD = 16

/** A file of another program, read no further than somebody asks: its first bytes, all of it, or one file inside. */
export const foreignSource = async (content: ForeignContent) => {
  const head = await headOf(content)
  if (!head.ok) return head
  return {
    ok: true,
    value: {
      head: head.value,
      bytes: (largest: number) => wholeOf(content, largest),
      names: () => namesIn(content),
      unzip: (name: string, largest: number) => unzip(content, name, largest),
    },
  } as const
}

/** A file that was changed since it was chosen is another file. */
const withFile = async <Value>(
  { path, version }: Extract<ForeignContent, { kind: 'path' }>,
  act: (file: Awaited<ReturnType<typeof open>>, size: number) => Promise<Read<Value>>,
): Promise<Read<Value>> => {
  const file = await open(path, 'r')
  try {
    const stat = await file.stat()
    if (!stat.isFile() || versionOf(stat) !== version) return refused('gone')
    return await act(file, stat.size)
  } finally {
    await file.close()
  }
}

/** Tells one state of a file from another. */
export const versionOf = ({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }): string =>
  `${size} ${mtimeMs}`

const headOf = (content: ForeignContent): Promise<Read<Uint8Array>> =>
  content.kind === 'bytes'
    ? Promise.resolve({ ok: true, value: content.bytes.subarray(0, HEAD) })
    : withFile(content, async (file) => {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
        return { ok: true, value: buffer.subarray(0, bytesRead) }
      })

const wholeOf = async (content: ForeignContent, largest: number): Promise<Read<Uint8Array>> => {
  if (content.kind === 'bytes')
    return content.bytes.length > largest ? refused('tooLarge') : { ok: true, value: content.bytes }
  return withFile(content, async (file, size) => {
    if (size > largest) return refused('tooLarge')
    const bytes = Buffer.alloc(size)
    let read = 0
    while (read < size) {
      const { bytesRead } = await file.read(bytes, read, size - read, read)
      if (bytesRead === 0) return refused('gone')
      read += bytesRead
    }
    return { ok: true, value: bytes }
  })
}

const openZip = async (content: ForeignContent): Promise<ZipFile | null> => {
  const { default: yauzl } = await import('yauzl')
  const options = { lazyEntries: true, validateEntrySizes: true, autoClose: true }
  return new Promise((resolve) => {
    const opened = (error: Error | null, zip: ZipFile | undefined) =>
      resolve(error === null && zip !== undefined ? zip : null)
    if (content.kind === 'bytes') yauzl.fromBuffer(Buffer.from(content.bytes), options, opened)
    else yauzl.open(content.path, options, opened)
  })
}

/** Goes through an archive's list until `take` has found what it looks for. */
const walk = async <Value>(
  content: ForeignContent,
  take: (entry: Entry, zip: ZipFile, done: (value: Read<Value>) => void) => boolean,
  atEnd: () => Read<Value>,
): Promise<Read<Value>> => {
  const zip = await openZip(content)
  if (zip === null) return refused('damaged')
  if (zip.entryCount > FILES_MAX) {
    zip.close()
    return refused('tooMany')
  }
  return new Promise((resolve) => {
    const done = (value: Read<Value>) => {
      resolve(value)
      zip.close()
    }
    zip.on('error', () => done(refused('damaged')))
    zip.on('end', () => done(atEnd()))
    zip.on('entry', (entry: Entry) => {
      if (!take(entry, zip, done)) zip.readEntry()
    })
    zip.readEntry()
  })
}

const namesIn = (content: ForeignContent): Promise<Read<readonly string[]>> => {
  const names: string[] = []
  return walk(
    content,
    ({ fileName }) => {
      if (fileName.length < 500) names.push(fileName)
      return false
    },
    () => ({ ok: true, value: names }),
  )
}

/** Reads one file by its exact name; what an archive claims of its size is checked against what comes out. */
const unzip = (content: ForeignContent, name: string, largest: number): Promise<Read<Uint8Array>> =>
  walk<Uint8Array>(
    content,
    (entry, zip, done) => {
      if (entry.fileName !== name) return false
      if (entry.isEncrypted()) {
        done(refused('archiveProtected'))
        return true
      }
      if (entry.uncompressedSize > largest) {
        done(refused('unpacksTooLarge'))
        return true
      }
      zip.openReadStream(entry, (failed, stream) => {
        if (failed !== null || stream === undefined) return done(refused('damaged'))
        const parts: Buffer[] = []
        let size = 0
        stream.on('data', (part: Buffer) => {
          size += part.length
          if (size > largest) {
            stream.destroy()
            done(refused('unpacksTooLarge'))
          } else parts.push(part)
        })
        stream.on('error', () => done(refused('damaged')))
        stream.on('end', () => done({ ok: true, value: new Uint8Array(Buffer.concat(parts)) }))
      })
      return true
    },
    () => refused('notAnExport'),
  )
