import type { UpdateStanding } from '../../shared/updates/update.ts'
import { done, ok, type Failed, type Result } from '../../shared/kernel/result.ts'
import type { UpdateArtefact, Updater, UpdateSource } from '../../electron/core/ports/updater.ts'

/** The world that updates come from, in memory: what the server says and what was done with it. */
export const fakeUpdater = (source: UpdateSource | null = null) => {
  let memory: string | null = null
  const updater = {
    source,
    target: { platform: 'linux', arch: 'x64', form: 'appimage' } as Updater['target'],
    calls: [] as string[],
    /** What the computer's policy and this installation allow. */
    stands: (source === null
      ? { kind: 'noAddress' }
      : { kind: 'on', host: 'updates.example', cannotInstall: null }) as Exclude<
      UpdateStanding,
      { kind: 'unknown' }
    >,
    list: ok(new Uint8Array()) as Result<Uint8Array>,
    downloads: done as Result<null>,
    installs: done as Result<null>,
    isKept: true,
    /** Called while something is fetched or installed, before it ends. */
    meanwhile: async (_signal?: AbortSignal): Promise<void> => {},
    saveFails: null as Failed | null,
    memory: () => memory,
    setMemory: (text: string | null) => void (memory = text),
    standing: async () => updater.stands,
    fetchList: async (signal: AbortSignal) => {
      updater.calls.push('list')
      await updater.meanwhile(signal)
      return updater.list
    },
    download: async (
      version: string,
      artefact: UpdateArtefact,
      { onBytes, signal }: Parameters<Updater['download']>[2],
    ) => {
      updater.calls.push(`download ${version}`)
      onBytes(Math.floor(artefact.size / 2))
      await updater.meanwhile(signal)
      if (updater.downloads.ok) onBytes(artefact.size)
      return updater.downloads
    },
    isThere: async () => updater.isKept,
    install: async (
      version: string,
      artefact: UpdateArtefact,
      way: 'restart' | 'quit',
      isFree: () => boolean,
    ): Promise<Result<null>> => {
      updater.calls.push(`install ${version} ${way} ${artefact.sha512.slice(0, 8)}`)
      await updater.meanwhile()
      if (!isFree()) return { ok: false, failure: { code: 'updateRefused', why: 'underWay' } }
      return updater.installs
    },
    discard: async () => void updater.calls.push('discard'),
    load: async () => (memory === null ? null : (JSON.parse(memory) as unknown)),
    save: async (next: unknown): Promise<Result<null>> => {
      if (updater.saveFails !== null) return updater.saveFails
      memory = JSON.stringify(next)
      return done
    },
  }
  return updater
}
