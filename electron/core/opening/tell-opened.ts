import { DAY } from '../../../shared/kernel/instant.ts'
import type { Notice } from '../../../shared/contract/work.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Opened, Vault } from '../vault/vault.ts'

/** Days after which a start asks whether the clock is right: whoever was away so long can tell. */
const LONG_AWAY = 60

type Rooms = {
  readonly vault: Vault
  readonly desk: Desk
  readonly notify: (code: Notice['code'], about?: string) => void
}

/**
 * Says what was found at opening: another Keyward on the same vault, the generation before, records set aside, dates
 * mended; and stores the latter.
 */
export const tellOpened = async (
  ports: Pick<Ports, 'clock' | 'presence'>,
  { recovered, setAside, mended }: Opened,
  { vault, desk, notify }: Rooms,
): Promise<void> => {
  if ((await ports.presence?.isAlone()) === false) notify('anotherKeyward')
  const { seenAt } = vault.content()
  const away = Math.floor((ports.clock.now() - seenAt) / DAY)
  if (seenAt > 0 && away >= LONG_AWAY) notify('clockLeapt', String(away))
  if (recovered) {
    notify('recoveredPrevious')
    void desk.log('vaultRecovered')
  }
  if (setAside.all > 0) notify('recordsSetAside', String(setAside.all))
  if (setAside.fresh > 0) void desk.log('recordsSetAside', { result: `${setAside.fresh} set aside` })
  if (mended > 0) notify('datesMended', String(mended))
  if (setAside.fresh + mended > 0) await vault.change((content) => ({ ...content }))
}
