import { takeOwnList } from '../../electron/core/connections/own-listing.ts'
import { manyConnections } from './many-connections.ts'
import { atMost, timed, type Measures } from './measure.ts'

/** Merging an app's own list of 10,000 with as many known connections: most in both, some new, some no longer there. */
export const benchOwnList = async (): Promise<Measures> => {
  const spread = manyConnections(10_000)
  const known = spread.connections.map(({ odd: _none, ...one }) => ({
    ...one,
    appId: 'app0',
    signInIds: ['signin0'],
  }))
  const content = { ...spread, connections: known }
  const rows = known.slice(500).map((one) => ({ ...one, id: one.connectionId }))
  const fresh = known.slice(0, 500).map((one) => ({
    ...one,
    id: `new-${one.connectionId}`,
    tenantId: `new-${one.tenantId}`,
  }))
  const merge = await timed(15, () => takeOwnList(content, 'app0', [...rows, ...fresh], Date.now()))
  return { 'merging an own list, 10,000 connections': atMost(merge.median, 150, 'ms') }
}
