import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import type { UpdateArtefact } from '../../core/ports/updater.ts'
import { TransferError } from './transfer.ts'

/**
 * Puts a verified file in place of the image that runs: copied beside it, hashed on the way, renamed over it. The old
 * image is whole until then, whatever fails (electron-updater would delete it first).
 */
export const replaceImage = async (
  from: string,
  image: string,
  { size, sha512 }: UpdateArtefact,
  isFree: () => boolean,
): Promise<void> => {
  const fresh = `${image}.new`
  const hash = createHash('sha512')
  let copied = 0
  try {
    const [source, target] = [await open(from, 'r'), await open(fresh, 'w', 0o755)]
    try {
      for await (const piece of source.createReadStream({ autoClose: false })) {
        hash.update(piece as Uint8Array)
        copied += (piece as Uint8Array).length
        await target.writeFile(piece as Uint8Array)
      }
      await target.chmod(0o755)
      await target.sync()
    } finally {
      await source.close()
      await target.close()
    }
    if (copied !== size || hash.digest('hex') !== sha512) throw new TransferError('fileChanged')
    if (!isFree()) throw new TransferError('underWay')
    await rename(fresh, image)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
}
