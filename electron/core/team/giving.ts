import type { Act } from '../../../shared/team/acts.ts'
import type { DeviceId, EpochId } from '../../../shared/team/names.ts'
import { type EpochGround, lackingOf } from './epochs.ts'
import type { Keyring } from './keyring.ts'

type Give = Extract<Act, { do: 'give' }>

/**
 * Who lacks an epoch that is held here is given it, or its facts where no more is held (T19). An epoch to which another
 * one leads that is given at once is not given by itself.
 */
export const givesFor = (ground: EpochGround, keyring: Keyring, own: DeviceId): readonly Give[] => {
  const depthOf = (id: EpochId) =>
    (ground.epochs.get(id)?.announced ?? []).reduce((most, { node }) => Math.max(most, node.depth), 0)
  const ids = [...ground.epochs.keys()].toSorted((a, b) => depthOf(b) - depthOf(a) || (a < b ? -1 : 1))
  const led = new Map<EpochId, { readonly secrets: Set<DeviceId>; readonly facts: Set<DeviceId> }>()
  const ledTo = (id: EpochId) => {
    const had = led.get(id) ?? { secrets: new Set(), facts: new Set() }
    led.set(id, had)
    return had
  }
  return ids.flatMap((id) => {
    const keys = keyring.of(id)
    if (keys === null) return []
    const lacking = lackingOf(ground, id)
    const had = ledTo(id)
    const reach = ground.reaches.get(id)
    const wanted = lacking.secrets.filter((dev) => dev !== own && !had.secrets.has(dev))
    const secrets = keys.secrets === null ? [] : wanted
    const facts = [...lacking.facts, ...(keys.secrets === null ? wanted : [])].filter(
      (dev) => dev !== own && !had.facts.has(dev) && reach?.facts.has(dev) !== true,
    )
    for (const [older, whole] of olderThan(ground, id)) {
      if (whole) for (const dev of secrets) ledTo(older).secrets.add(dev)
      for (const dev of [...secrets, ...facts]) ledTo(older).facts.add(dev)
    }
    return secrets.length === 0 && facts.length === 0 ? [] : [{ do: 'give', id, secrets, facts }]
  })
}

/** Epochs that one leads to over links, and whether to their secrets as well. */
const olderThan = (ground: EpochGround, id: EpochId): ReadonlyMap<EpochId, boolean> => {
  const met = new Map<EpochId, boolean>()
  const queue = [{ id, whole: true }]
  for (let one = queue.shift(); one !== undefined; one = queue.shift())
    for (const next of (ground.epochs.get(one.id)?.announced ?? []).flatMap(({ past }) => past)) {
      const whole = one.whole && next.whole
      if (met.get(next.id) === true || (met.has(next.id) && !whole)) continue
      met.set(next.id, whole)
      queue.push({ id: next.id, whole })
    }
  return met
}
