import { join } from 'node:path'
import type { UpdateArtefact } from '../../core/ports/updater.ts'

/** What electron-updater is told: one signed file of one version, and where things lie. */
export type Wanted = {
  readonly running: string
  readonly version: string
  readonly artefact: UpdateArtefact
  readonly url: URL
  /** The profile; what is downloaded lies in its folder `updates`. */
  readonly profile: string
}

/** Where electron-updater keeps a file that is ready. */
export const readyFile = (profile: string, { name }: UpdateArtefact): string =>
  join(profile, 'updates', 'pending', name)
