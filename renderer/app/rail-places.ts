import type { IconName } from '../kit/icon.tsx'
import type { Place, PlaceName } from './store.ts'

export type RailPlace = {
  readonly at: PlaceName
  readonly name: string
  readonly icon: IconName
  readonly place: Place
  readonly worksClosed?: boolean
}

/** The seven places of the rail, in a fixed order. */
export const RAIL_PLACES: readonly RailPlace[] = [
  { at: 'overview', name: 'Overview', icon: 'overview', place: { at: 'overview' } },
  {
    at: 'connections',
    name: 'Connections',
    icon: 'connections',
    place: { at: 'connections', key: null, ask: null },
  },
  { at: 'apps', name: 'Xero apps', icon: 'key', place: { at: 'apps', appId: null, ask: null } },
  { at: 'handovers', name: 'Handovers', icon: 'handover', place: { at: 'handovers' } },
  { at: 'guide', name: 'Access guide', icon: 'guide', place: { at: 'guide' } },
  { at: 'activity', name: 'Activity', icon: 'activity', place: { at: 'activity' } },
  { at: 'settings', name: 'Settings', icon: 'settings', place: { at: 'settings' }, worksClosed: true },
]

/** The place of the rail that a place in the window belongs to. */
export const railPlaceOf = ({ at }: Place): PlaceName =>
  at === 'appForm' || at === 'rotation' || at === 'leak' || at === 'import' ? 'apps' : at
