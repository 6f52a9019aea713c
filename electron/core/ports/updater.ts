import type { Result } from '../../../shared/kernel/result.ts'
import type { UpdateStanding } from '../../../shared/updates/update.ts'

/** Where updates come from, as the build says; `null` in a build that names no address or no keys. */
export type UpdateSource = {
  /** The folder that holds the channel's list and the files, with a slash at its end. */
  readonly address: string
  readonly channel: string
  /** The key list that this build trusts. */
  readonly keys: unknown
}

/** One file of an update, as it is signed. */
export type UpdateArtefact = {
  readonly platform: 'windows' | 'macos' | 'linux'
  readonly arch: 'x64' | 'arm64' | 'universal'
  readonly form: 'nsis' | 'zip' | 'appimage'
  readonly name: string
  readonly size: number
  /** SHA-512 of its bytes, hex. */
  readonly sha512: string
}

/** How a verified file is to be put in place. */
export type InstallWay = 'restart' | 'quit'

/**
 * The world that updates come from: network, disk, policy and installer. It decides nothing: every failure is an
 * `updateRefused`, and a file is only ever run after its bytes were found to be the artefact's.
 */
export type Updater = {
  readonly source: UpdateSource | null
  readonly target: Pick<UpdateArtefact, 'platform' | 'arch'> & {
    readonly form: UpdateArtefact['form'] | null
  }
  /** Asks the computer's policy anew; also whether this installation can be replaced by itself. */
  readonly standing: () => Promise<Exclude<UpdateStanding, { kind: 'unknown' }>>
  /** The channel's list as it came, capped in size and time. */
  readonly fetchList: (signal: AbortSignal) => Promise<Result<Uint8Array>>
  /** Fetches a file into a folder that only this user reads; goes on from where an earlier try ended. */
  readonly download: (
    version: string,
    artefact: UpdateArtefact,
    hears: { readonly onBytes: (bytes: number) => void; readonly signal: AbortSignal },
  ) => Promise<Result<null>>
  /** Whether a downloaded file is still there, by its size; what it holds is seen when it is installed. */
  readonly isThere: (artefact: UpdateArtefact) => Promise<boolean>
  /**
   * Reads every byte again, then asks `isFree`, then hands the file to the installer and ends Keyward. Nothing has
   * been run where it fails.
   */
  readonly install: (
    version: string,
    artefact: UpdateArtefact,
    way: InstallWay,
    isFree: () => boolean,
  ) => Promise<Result<null>>
  /** Deletes what was downloaded, whole or in part. */
  readonly discard: () => Promise<void>
  /** What is remembered between starts; `null` where there is nothing, or nothing that can be read. */
  readonly load: () => Promise<unknown>
  readonly save: (memory: unknown) => Promise<Result<null>>
}
