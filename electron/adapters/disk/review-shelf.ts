import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { done, ok } from '../../../shared/kernel/result.ts'
import type { ReviewShelf } from '../../core/ports/review-shelf.ts'
import { diskFailure, readIfThere, replaceDurably } from './durable-file.ts'
import { seal, unseal } from './sealed-box.ts'

/** Copies of reviews in a folder of the profile, each sealed as the vault is, under a key of its own. */
export const createReviewShelf = (profile: string, key: () => Uint8Array): ReviewShelf => {
  const pathOf = (id: string) => join(profile, 'reviews', `${id.replace(/[^a-z0-9]/gu, '')}.sealed`)
  return {
    put: async (id, review) => {
      try {
        await mkdir(join(profile, 'reviews'), { recursive: true, mode: 0o700 })
        const header = { kind: 'keyward-review', version: 1, keyAccount: 'derived0', generation: 1 } as const
        const path = pathOf(id)
        return await replaceDurably(path, `${path}.before`, seal(header, review, key()))
      } catch (error) {
        return diskFailure(error)
      }
    },
    get: async (id) => {
      try {
        const bytes = await readIfThere(pathOf(id))
        return ok(bytes === null ? null : unseal(bytes, key()))
      } catch (error) {
        return diskFailure(error)
      }
    },
    remove: async (id) => {
      try {
        await rm(pathOf(id), { force: true })
        return done
      } catch (error) {
        return diskFailure(error)
      }
    },
  }
}
