import type { LeakToTell, ToolBehind } from '../../../shared/rotation/aftermath.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Need } from '../needs/need.ts'

/** What rotations and leaks have left: open until somebody says that it is done, or puts it aside. */
export const aftermathNeeds = ({ rotation: { aftermath } }: Snapshot): Need[] => {
  const open = aftermath.filter(({ settled }) => settled === null)
  const leaks = open.filter((one): one is LeakToTell => one.kind === 'xero')
  const tools = open.filter((one): one is ToolBehind => one.kind === 'tool')
  return [
    ...leaks.map((leak): Need => ({ id: `leak ${leak.id}`, mood: 'urgent', kind: 'leakToTell', leak })),
    ...[...Map.groupBy(tools, ({ appId, holds }) => `${appId} ${holds}`)].map(([id, some]): Need => ({
      id: `behind ${id}`,
      mood: 'attention',
      kind: 'toolsBehind',
      tools: some,
    })),
  ]
}
