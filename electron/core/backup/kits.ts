import { type Kit, openFor } from '../../../shared/backup/backup.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { done, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import { newKit } from './kit.ts'
import { kitPage } from './kit-page.ts'
import { kitFile } from './words.ts'

type Needs = Pick<Ports, 'files' | 'installation' | 'printer' | 'random' | 'sealer'>
type Rooms = { readonly vault: Vault; readonly desk: Desk }
type As = 'pdf' | 'page' | 'paper'
type Made = { readonly isMade: boolean; readonly path: string | null }

/** Makes recovery kits, so that no page is ever out of which the vault knows nothing. */
export const createKits = (ports: Needs, { vault, desk }: Rooms) => {
  let making: Promise<Result<Made>> | null = null

  /**
   * The kit is begun in the records before a byte of its page leaves, and in force once the page is out: until then
   * backups are sealed to the one before, since this one's page may be nobody's. Whatever ends it in between, the page
   * that is out is known, and counts as soon as somebody types its rows.
   */
  const make = async (as: As): Promise<Result<Made>> => {
    const { backup } = vault.content()
    const { rows, recipient, fingerprint } = await newKit(ports)
    const number = Math.max(backup.kit?.number ?? 0, backup.begunKit?.number ?? 0) + 1
    const kit: Kit = { number, recipient, fingerprint, madeAt: vault.now() }
    let isBegun = false
    const begin = async (): Promise<Result<null>> => {
      const begun = await vault.change((content) => ({
        ...content,
        backup: { ...content.backup, begunKit: kit },
      }))
      isBegun = begun.ok
      return begun
    }
    const out = await bringOut(pageOf(kit, rows), kitFile(number), as, begin)
    if (!out.ok || out.value === null) {
      // a printer that failed may have put out the page all the same
      const isNowhere = out.ok || as !== 'paper'
      if (isBegun && isNowhere) await forget(kit, backup.begunKit)
      return out.ok ? ok({ isMade: false, path: null }) : out
    }
    const kept = await keep(kit)
    return kept.ok ? ok({ isMade: true, path: out.value === '' ? null : out.value }) : kept
  }

  /** The path that it was saved at, empty for paper; `null` where the person thought better of it. */
  const bringOut = async (
    html: string,
    name: string,
    as: As,
    begin: () => Promise<Result<null>>,
  ): Promise<Result<string | null>> => {
    if (as === 'paper') {
      const begun = await begin()
      if (!begun.ok) return begun
      const printed = await ports.printer.print(html)
      return printed.ok ? ok(printed.value ? '' : null) : printed
    }
    return ports.files.saveMade(
      as === 'page' ? `${name}.html` : `${name}.pdf`,
      async () => {
        const begun = await begin()
        if (!begun.ok) return begun
        return as === 'page' ? ok(Buffer.from(html)) : ports.printer.pdf(html)
      },
      { isClear: true },
    )
  }

  const pageOf = (kit: Kit, rows: readonly string[]): string => {
    const { backup, apps } = vault.content()
    return kitPage({
      ...kit,
      rows,
      by: personLabel(desk.me()),
      device: ports.installation.device,
      keyward: ports.installation.version,
      folder: backup.folder,
      apps: apps.map(({ name }) => name),
      colleagues: openFor(backup),
      isSandbox: ports.installation.mode === 'sandbox',
    })
  }

  /** No page of it came about; what was begun before it is known still. */
  const forget = (kit: Kit, before: Kit | null) =>
    vault.change((content) =>
      content.backup.begunKit?.recipient === kit.recipient
        ? { ...content, backup: { ...content.backup, begunKit: before } }
        : null,
    )

  /** From here on backups are sealed to it. */
  const keep = async (kit: Kit): Promise<Result<null>> => {
    const saved = await vault.change((content) => ({
      ...content,
      backup: { ...content.backup, kit, begunKit: null },
    }))
    if (!saved.ok) return saved
    await desk.log('kitMade', { result: `kit ${kit.number}, ${kit.fingerprint}` })
    return done
  }

  return {
    /** Asked twice at once, it is one kit: of two with one number nobody could tell which opens anything. */
    make: (as: As): Promise<Result<Made>> => {
      making ??= make(as).finally(() => (making = null))
      return making
    },
    /** Whoever has the rows of a kit that was begun has its page: it counts from now on. */
    keepIfBegun: async (recipient: string | null): Promise<Result<null>> => {
      const { begunKit } = vault.content().backup
      return begunKit !== null && begunKit.recipient === recipient ? keep(begunKit) : done
    },
  }
}
