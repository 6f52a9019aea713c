import type { Api } from '../../../shared/contract/contract.ts'
import type { rotationCalls } from '../../../shared/rotation/calls.ts'
import type { RotationPolicies } from './policy.ts'
import type { createRotation } from './rotation.ts'

/** The calls of rotation, as the window makes them. */
export const rotationApi = (
  rotation: ReturnType<typeof createRotation>,
  policies: RotationPolicies,
): Pick<Api, keyof typeof rotationCalls> => ({
  setRotationPolicy: ({ appId, policy }) => policies.setRotationPolicy(appId, policy),
  snoozeRotation: ({ appId, until, reason }) => policies.snoozeRotation(appId, until, reason),
  saveCalendar: () => policies.saveCalendar(),
  setConsumers: ({ appId, consumers }) => policies.setConsumers(appId, consumers),
  beginRotation: ({ appId, isLeak }) => rotation.beginRotation(appId, isLeak),
  confirmConsumers: ({ rotationId }) => rotation.confirmConsumers(rotationId),
  confirmMade: ({ rotationId }) => rotation.confirmMade(rotationId),
  pasteNewSecret: ({ rotationId, clientSecret }) => rotation.pasteNewSecret(rotationId, clientSecret),
  proveNewSecret: ({ rotationId }) => rotation.proveNewSecret(rotationId),
  switchSecret: ({ rotationId }) => rotation.switchSecret(rotationId),
  tickConsumer: ({ rotationId, consumerId, isUpdated }) =>
    rotation.tickConsumer(rotationId, consumerId, isUpdated),
  confirmUpdates: ({ rotationId }) => rotation.confirmUpdates(rotationId),
  proveOldSecret: ({ rotationId }) => rotation.proveOldSecret(rotationId),
  forgetOldSecret: ({ rotationId, isUnproven }) => rotation.forgetOldSecret(rotationId, isUnproven),
  settleAftermath: ({ aftermathId, how, reason }) => rotation.settleAftermath(aftermathId, how, reason),
  rollBackRotation: ({ rotationId, isUnproven }) => rotation.rollBackRotation(rotationId, isUnproven),
})
