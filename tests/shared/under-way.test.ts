import { describe, expect, it } from 'vitest'
import { newRotation } from '../../shared/rotation/rotation.ts'
import { underWay } from '../../shared/updates/under-way.ts'
import { NO_WORK } from '../../shared/contract/work.ts'
import { emptySnapshot, practiceSnapshot } from '../window/scenario-data.ts'

const NOW = Date.UTC(2026, 10, 24)
const quiet = emptySnapshot(NOW)

describe('what a restart would interrupt', () => {
  it('is nothing on a quiet day', () => {
    expect(underWay(quiet, NO_WORK)).toEqual([])
  })

  it('is a rotation from its beginning to its end, by the name of its app', () => {
    const practice = practiceSnapshot(NOW)
    const rotation = newRotation({ id: 'r', appId: 'packs', isLeak: false, begunAt: NOW, begunBy: 'Tessa' })
    const snapshot = { ...practice, rotation: { ...practice.rotation, open: [rotation] } }
    expect(underWay(snapshot, NO_WORK)).toEqual([
      { kind: 'rotation', appId: 'packs', app: 'Month-end Packs' },
    ])
  })

  it.each([
    ['check', { check: { startedAt: NOW, total: 3, finished: 1, failed: 0, isProbing: true } }],
    ['disconnect', { ending: 1 }],
    ['import', { importing: { done: 1, total: 2 } }],
    [
      'routeTest',
      { routeTest: { appId: 'packs', startedAt: NOW, deadlineAt: NOW, state: 'waiting' as const } },
    ],
  ])('is a %s that runs', (kind, part) => {
    expect(underWay(quiet, { ...NO_WORK, ...part })).toEqual([{ kind }])
  })

  it('is not what has ended and only waits to be looked at', () => {
    const routeTest = { appId: 'packs', startedAt: NOW, deadlineAt: NOW, state: 'cameBack' as const }
    expect(underWay(quiet, { ...NO_WORK, routeTest })).toEqual([])
  })
})
