import type { AppDetails } from '../../shared/apps/app-draft.ts'
import { ALL_PARTS, know, startFor } from '../core/handover-world.ts'
import { draft, fakeClock, type FakeKeyward, SECRET, startKeyward, value } from '../worlds/fakes.ts'

/* What comes from other people's Keywards: made by one, and by nothing else. */

/** The Keyward of somebody of this name, at this moment. */
export const somebody = (name: string, device = 'desk-2'): Promise<FakeKeyward> =>
  startFor(name, { clock: fakeClock(Date.now()), device })

/** An empty Keyward on the computer to which a vault is to move, and its card. */
export const newComputer = async (device = 'desk-2') => {
  const keyward = await startKeyward({ clock: fakeClock(Date.now()), device })
  value(await keyward.api.showMoveCard({}))
  const { move } = keyward.snapshot()
  if (move?.kind !== 'waiting') throw new Error(`is ${move?.kind}`)
  return { keyward, card: move.card, fingerprint: move.fingerprint }
}

/** A backup of Owen Fell's, which this Keyward may open with its own keys. */
export const colleaguesBackup = async (mine: FakeKeyward): Promise<Uint8Array> => {
  const owen = await somebody('Owen Fell')
  value(await owen.api.addApp({ details: draft(), clientSecret: SECRET }))
  const personId = await know(owen, mine)
  value(await owen.api.makeKit({ as: 'page' }))
  value(await owen.api.addBackupColleague({ personId }))
  value(await owen.api.backUp({}))
  return owen.backupShelf.newest()
}

/** An app that somebody seals for whoever has these words. */
export const sealedBy = async (
  who: FakeKeyward,
  app: Partial<AppDetails>,
  clientSecret = SECRET,
): Promise<{ readonly link: string; readonly armored: string; readonly passphrase: string }> => {
  const details = draft(app)
  const { appId } = value(
    await who.api.addApp({ details, clientSecret: details.kind === 'pkce' ? '' : clientSecret }),
  )
  const sealed = value(
    await who.api.sealHandover({
      appId,
      parts: { ...ALL_PARTS, secret: details.kind !== 'pkce' },
      personId: null,
      request: null,
      to: { name: 'Owen Marsh', email: '' },
      why: 'colleague',
      usableUntil: who.clock.now() + 86_400_000,
      reminds: false,
      rotatesWhenOver: false,
    }),
  )
  return { link: sealed.link ?? '', armored: sealed.armored, passphrase: sealed.passphrase.join(' ') }
}
