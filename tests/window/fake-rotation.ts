import type { Api } from '../../shared/contract/contract.ts'

import { newRotation, type Rotation, type RotationState } from '../../shared/rotation/rotation.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'
import type { rotationCalls } from '../../shared/rotation/calls.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'

type Window = {
  readonly snapshot: () => Snapshot
  readonly announce: (part: Partial<Snapshot>) => void
}

/** The part of a fake main that replaces secrets: a procedure in memory, with proofs that always pass. */
export const fakeRotation = (
  now: number,
  { snapshot, announce }: Window,
): Pick<Api, keyof typeof rotationCalls> => {
  const change = (edit: (state: RotationState) => RotationState) =>
    announce({ rotation: edit(snapshot().rotation) })
  const step = async (rotationId: string, edit: (rotation: Rotation) => Rotation) => {
    if (!snapshot().rotation.open.some(({ id }) => id === rotationId)) return fail('unknownRotation')
    change((state) => ({
      ...state,
      open: state.open.map((one) => (one.id === rotationId ? edit(one) : one)),
    }))
    return done
  }
  const end = async (rotationId: string) => {
    change((state) => ({ ...state, open: state.open.filter(({ id }) => id !== rotationId) }))
    return done
  }
  const works = { at: now, result: 'works' as const, because: '' }
  return {
    setRotationPolicy: async ({ appId, policy }) => {
      change((state) =>
        appId === null
          ? { ...state, policy: policy ?? state.policy }
          : { ...state, policies: policy === null ? {} : { ...state.policies, [appId]: policy } },
      )
      return done
    },
    snoozeRotation: async ({ appId, until, reason }) => {
      change((state) => ({ ...state, snoozed: { ...state.snoozed, [appId]: { until, at: now, reason } } }))
      return done
    },
    settleAftermath: async ({ aftermathId, how, reason }) => {
      const settled = how === 'open' ? null : { how, at: now, by: 'Tessa Quillon', reason }
      change((state) => ({
        ...state,
        aftermath: state.aftermath.map((one) => (one.id === aftermathId ? { ...one, settled } : one)),
      }))
      return done
    },
    saveCalendar: async () => ok({ path: 'C:\\Users\\tessa\\Documents\\Keyward reminders.ics' }),
    setConsumers: async ({ appId, consumers }) => {
      change((state) => ({
        ...state,
        consumers: {
          ...state.consumers,
          [appId]: consumers.map((one, index) => ({ ...one, id: `consumer-${index}` })),
        },
      }))
      return done
    },
    beginRotation: async ({ appId, isLeak }) => {
      const id = `rotation-${appId}`
      change((state) => ({
        ...state,
        open: [...state.open, newRotation({ id, appId, isLeak, begunAt: now, begunBy: 'Tessa Quillon' })],
      }))
      return ok({ rotationId: id })
    },
    confirmConsumers: ({ rotationId }) => step(rotationId, (one) => ({ ...one, listedAt: now })),
    confirmMade: ({ rotationId }) => step(rotationId, (one) => ({ ...one, madeAt: now })),
    pasteNewSecret: ({ rotationId }) =>
      step(rotationId, (one) => ({
        ...one,
        madeAt: one.madeAt ?? now,
        candidate: { storedAt: now, fingerprint: '9c41e2b07d1a', length: 48, currentLength: 48 },
        proof: null,
        renewal: null,
      })),
    proveNewSecret: ({ rotationId }) =>
      step(rotationId, (one) => ({
        ...one,
        proof: works,
        renewal: { ...works, person: 'Hana Whitlow' },
        currentProof: works,
      })),
    switchSecret: ({ rotationId }) => step(rotationId, (one) => ({ ...one, switchedAt: now })),
    tickConsumer: ({ rotationId, consumerId, isUpdated }) =>
      step(rotationId, (one) => ({
        ...one,
        updated: isUpdated
          ? [...one.updated, { id: consumerId, at: now, by: 'Tessa Quillon' }]
          : one.updated.filter(({ id }) => id !== consumerId),
      })),
    confirmUpdates: ({ rotationId }) => step(rotationId, (one) => ({ ...one, updatesDoneAt: now })),
    proveOldSecret: ({ rotationId }) =>
      step(rotationId, (one) => ({
        ...one,
        oldProof: { at: now, result: 'refused', because: 'invalid_client' },
      })),
    forgetOldSecret: ({ rotationId }) => end(rotationId),
    rollBackRotation: ({ rotationId }) => end(rotationId),
  }
}
