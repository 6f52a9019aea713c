import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { done, ok } from '../../../shared/kernel/result.ts'
import { whileLocked } from '../disk/file-lock.ts'
import type { InstallWay, UpdateArtefact, Updater, UpdateSource } from '../../core/ports/updater.ts'
import { digestOf, fetchArtefact, isPlainFile, ownFolder } from './artefact-file.ts'
import type { InstallationForm } from './installation-form.ts'
import { replaceImage } from './replace-image.ts'
import { askSafely, readSmall, refusedFor, type Roads, TransferError, whyNot } from './transfer.ts'
import { createUpdateMemory } from './update-memory-file.ts'
import { readUpdatePolicy, type ReadPolicy } from './update-policy.ts'
import { readyFile, type Wanted } from './wanted.ts'

/** More than the core ever takes; what is larger is not even read. */
const LIST_MAX = 256 * 1024

/**
 * Makes everything ready to hand a file to Windows' or macOS's installer; what it answers does it. Both throw where the
 * installer does not start.
 */
export type PrepareLaunch = (wanted: Wanted, way: InstallWay) => Promise<() => Promise<void>>

/** How Keyward ends: an installer waits, Squirrel restarts it, or an image is started afterwards. */
export type Leaving =
  | { readonly kind: 'installer' }
  | { readonly kind: 'squirrel' }
  | { readonly kind: 'image'; readonly path: string }

export type UpdaterParts = {
  readonly profile: string
  readonly running: string
  readonly source: UpdateSource | null
  readonly platform: UpdateArtefact['platform']
  readonly arch: UpdateArtefact['arch']
  readonly form: InstallationForm
  readonly policies: readonly ReadPolicy[]
  readonly roads: Roads
  readonly prepareLaunch: PrepareLaunch
  /** Ends Keyward in good order, so that the new one can start. */
  readonly leave: (how: Leaving) => void
}

/** Updates by electron-updater, over roads of our own. Loads neither before somebody asks. */
export const createUpdater = (parts: UpdaterParts): Updater => {
  const { profile, running, source, form } = parts
  const folder = join(profile, 'updates')
  const wantedOf = (version: string, artefact: UpdateArtefact): Wanted => ({
    running,
    version,
    artefact,
    profile,
    url: new URL(artefact.name, source?.address),
  })

  return {
    source,
    target: { platform: parts.platform, arch: parts.arch, form: form.form },
    standing: async () => {
      if (source === null) return { kind: 'noAddress' }
      if (form.isManaged) return { kind: 'off', by: 'installer' }
      const policy = await readUpdatePolicy(parts.policies)
      if (policy !== 'allowed') return { kind: 'off', by: policy === 'off' ? 'policy' : 'unreadable' }
      return { kind: 'on', host: new URL(source.address).host, cannotInstall: form.cannotInstall }
    },
    fetchList: async (signal) => {
      if (source === null) return refusedFor('noAddress')
      try {
        const { roads } = parts
        const answer = await askSafely(roads, new URL(`${source.channel}.json`, source.address), {}, signal)
        if (answer.status !== 200) {
          answer.end()
          return refusedFor(answer.status === 404 ? 'notThere' : 'serverTrouble')
        }
        return ok(await readSmall(answer, roads.pace, LIST_MAX))
      } catch (error) {
        return refusedFor(whyNot(error, signal))
      }
    },
    download: async (version, artefact, { onBytes, signal }) => {
      let begun = false
      try {
        await ownFolder(folder)
        const begunIn = join(folder, 'parts')
        await ownFolder(begunIn)
        const locked = await whileLocked(join(folder, 'lock'), async () => {
          const wanted = wantedOf(version, artefact)
          const { createFinder, findAndDownload } = await import('./electron-updater.ts')
          const finder = createFinder(wanted, (destination) =>
            fetchArtefact(
              {
                roads: parts.roads,
                url: wanted.url,
                artefact,
                folder: begunIn,
                signal,
                onBytes: (bytes) => {
                  begun = true
                  onBytes(bytes)
                },
              },
              destination,
            ),
          )
          const path = await findAndDownload(finder, wanted)
          if (await isArtefact(path, artefact)) return done
          await rm(path, { force: true })
          return refusedFor('fileAltered')
        })
        return !locked.ok && locked.failure.code === 'changedElsewhere' ? refusedFor('otherKeyward') : locked
      } catch (error) {
        return refusedFor(whyNot(error, signal, begun))
      }
    },
    isThere: async (artefact) => {
      try {
        return await isPlainFile(readyFile(profile, artefact), artefact.size)
      } catch {
        return false
      }
    },
    install: async (version, artefact, way, isFree) => {
      const path = readyFile(profile, artefact)
      try {
        await ownFolder(folder)
        await ownFolder(join(folder, 'pending'))
        if (!(await isPlainFile(path, artefact.size))) return refusedFor('fileGone')
        if (!(await isArtefact(path, artefact))) return refusedFor('fileChanged')
        if (form.appImage === null) {
          const go = await parts.prepareLaunch(wantedOf(version, artefact), way)
          // once more, with nothing between the last byte that is read and the installer
          if (!(await isArtefact(path, artefact))) return refusedFor('fileChanged')
          if (!isFree()) return refusedFor('underWay')
          await go()
        } else await replaceImage(path, form.appImage, artefact, isFree)
      } catch (error) {
        return error instanceof TransferError ? refusedFor(error.why) : refusedFor('installerNotStarted')
      }
      if (way === 'restart') parts.leave(leavingOf(form))
      return done
    },
    discard: async () => {
      for (const name of ['pending', 'parts'])
        await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
    },
    ...createUpdateMemory(profile),
  }
}

const leavingOf = ({ form, appImage }: InstallationForm): Leaving => {
  if (appImage !== null) return { kind: 'image', path: appImage }
  return { kind: form === 'zip' ? 'squirrel' : 'installer' }
}

const isArtefact = async (path: string, { size, sha512 }: UpdateArtefact): Promise<boolean> =>
  (await isPlainFile(path, size)) && (await digestOf(path)) === sha512
