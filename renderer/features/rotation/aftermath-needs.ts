import { leftToDo } from '../../../shared/rotation/aftermath.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Need } from '../needs/need.ts'

/** What rotations and leaks have left: open until somebody says that it is done, or puts it aside. */
export const aftermathNeeds = ({ rotation }: Snapshot): Need[] => {
  const { leaks, behind } = leftToDo(rotation.aftermath)
  return [
    ...leaks.map((leak): Need => ({ id: `leak ${leak.id}`, mood: 'urgent', kind: 'leakToTell', leak })),
    ...behind.map((tools): Need => ({
      id: `behind ${tools[0]?.appId} ${tools[0]?.holds}`,
      mood: 'attention',
      kind: 'toolsBehind',
      tools,
    })),
  ]
}
