import { PACK_FILES } from '../../../shared/review/review.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { objectionToJson } from '../kernel/json-scan.ts'
import type { OpenedPack } from '../ports/pack-reader.ts'
import { checksumOf, openSigned, sha256 } from './seal.ts'

/** Values in a review: one of 10,000 connections has a quarter of that, and main can take so many in a moment. */
const VALUES_MAX = 500_000
/** A pack has two files beside it; more than this are not told one by one. */
const FILES_MAX = 20

/** Reads a pack out of its bytes: judged by its signs, then by its signatures, then file by file. */
export const openPack = (json: Uint8Array, beside: ReadonlyMap<string, Uint8Array>): Result<OpenedPack> => {
  const why = objectionToJson(Buffer.from(json).toString('utf8'), VALUES_MAX)
  if (why === 'tooMany') return fail('fileTooLarge')
  if (why !== null) return fail('reviewDamaged')
  const signed = openSigned(json)
  if (!signed.ok) return signed
  const raw = JSON.parse(Buffer.from(json).toString('utf8')) as { readonly review: unknown }
  const checksum = checksumOf(raw.review)
  return ok({
    signed: signed.value,
    checksum,
    files: Object.entries(signed.value.files)
      .slice(0, FILES_MAX)
      .map(([name, digest]) => ({ name, state: stateOfFile(name, digest, beside.get(name), checksum) })),
  })
}

/** A page names the checksum of its data, so that one that was signed beside other data shows. */
const stateOfFile = (
  name: string,
  digest: string,
  bytes: Uint8Array | undefined,
  checksum: string,
): OpenedPack['files'][number]['state'] => {
  if (bytes === undefined) return 'absent'
  if (sha256(bytes) !== digest) return 'changed'
  return name === PACK_FILES[0] && !Buffer.from(bytes).includes(checksum) ? 'other' : 'same'
}
