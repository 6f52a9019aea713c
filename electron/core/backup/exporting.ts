import type { Api } from '../../../shared/contract/contract.ts'
import type { Exported } from '../../../shared/backup/exported.ts'
import { isFitPassphrase, samePassphrase } from '../../../shared/lock/lock.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'
import { bitwardenFile } from './bitwarden-file.ts'
import { gather, type Gathered } from './gathering.ts'
import { backupPieces } from './pieces.ts'
import { exportFile } from './words.ts'

type Needs = Pick<
  Ports,
  'activityLog' | 'backupBox' | 'files' | 'installation' | 'records' | 'reviewShelf' | 'xero'
>
type Rooms = { readonly vault: Vault; readonly secrets: Secrets; readonly desk: Desk }

/** Which of the two files; as it stands in the log. */
type As = 'sealed' | 'bitwarden'
type Write = (gathered: Gathered, signal: AbortSignal) => Promise<Result<Uint8Array>>

/**
 * Everything for whoever leaves Keyward: under a passphrase, or for another password manager. Where it goes is asked
 * first; only then is anything taken out of the keychain, and the log told before a byte of it is written.
 */
export const createExporting = (ports: Needs, { vault, secrets, desk }: Rooms) => {
  let underWay: AbortController | null = null

  const exportAs = async (as: As, write: Write): Promise<Result<Exported>> => {
    if (underWay !== null) return fail('exportUnderWay')
    const control = new AbortController()
    underWay = control
    let taken: Omit<Exported, 'path'> = { apps: 0, secrets: 0, missing: 0 }
    const make = async (): Promise<Result<Uint8Array>> => {
      if (control.signal.aborted || !vault.isOpen()) return fail('exportCancelled')
      await desk.log('exportBegun', { result: as })
      const gathered = await gather(ports, { vault, secrets })
      if (!gathered.ok) return gathered
      const made = await write(gathered.value, control.signal)
      if (!made.ok) return made
      if (control.signal.aborted) return fail('exportCancelled')
      taken = countsOf(gathered.value)
      return made
    }
    try {
      const path = await ports.files.saveMade(exportFile(as, vault.now()), make, {
        isClear: as === 'bitwarden',
      })
      if (path.ok && path.value === null) return ok({ ...taken, path: null })
      await desk.log('exportMade', { result: path })
      return path.ok ? ok({ ...taken, path: path.value }) : path
    } finally {
      underWay = null
    }
  }

  const calls: Pick<Api, 'exportSealed' | 'exportBitwarden' | 'cancelExport'> = {
    exportSealed: async ({ passphrase }) =>
      isFitPassphrase(passphrase)
        ? exportAs('sealed', ({ backup }, signal) =>
            ports.backupBox.sealBy(
              backupPieces(backup, ports.activityLog),
              samePassphrase(passphrase),
              signal,
            ),
          )
        : fail('passphraseTooShort'),
    exportBitwarden: async () =>
      vault.content().apps.length === 0
        ? fail('nothingToExport')
        : exportAs('bitwarden', async ({ backup }) =>
            ok(Buffer.from(bitwardenFile(backup, ports.xero.portal))),
          ),
    cancelExport: async () => {
      underWay?.abort()
      return done
    },
  }

  /** Nothing goes on being sealed once the vault is locked. */
  return { calls, close: () => underWay?.abort() }
}

const countsOf = ({ backup: { vault, secrets }, missing }: Gathered): Omit<Exported, 'path'> => {
  const held = new Set(secrets.map(({ account }) => account))
  return {
    apps: vault.apps.length,
    secrets: vault.apps.filter(({ secretAccount }) => held.has(secretAccount ?? '')).length,
    missing,
  }
}
