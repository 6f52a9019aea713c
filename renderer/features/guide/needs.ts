import { ASSESSMENT_EVERY, ASSESSMENT_LEAD } from '../../../shared/guide/assessment.ts'
import { DAY, type Instant } from '../../../shared/kernel/instant.ts'
import { proofOf } from '../../../shared/guide/journey-proof.ts'
import { currentStep, openLogin, stepStanding } from '../../../shared/guide/journey.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Need } from '../needs/need.ts'

/** How long before a date that Xero set it is told. */
const LEAD = 7 * DAY

/** Journeys that wait too long, dates that Xero set, a login to take away, and the yearly assessment. */
export const guideNeeds = (snapshot: Snapshot, now: Instant): Need[] => {
  const { journeys, assessment } = snapshot.guide
  const open = journeys.filter(({ archivedAt }) => archivedAt === null)
  const due = assessment.submittedAt === null ? null : assessment.submittedAt + ASSESSMENT_EVERY
  return [
    ...open.flatMap((journey): Need[] => {
      const proof = proofOf(journey, snapshot)
      const step = currentStep(journey, proof)
      const standing = step === null ? null : stepStanding(journey, step, proof)
      if (step === null || standing === null) return []
      if (standing.state === 'waiting' && now > standing.expectedAt)
        return [
          { id: `waits ${journey.id}`, mood: 'attention', kind: 'journeyWaits', journey, step, standing },
        ]
      if (standing.state === 'sentBack' && now > standing.planBy - LEAD)
        return [{ id: `back ${journey.id}`, mood: 'attention', kind: 'journeyBack', journey, standing }]
      return []
    }),
    ...open.flatMap((journey): Need[] => {
      const login = openLogin(journey.events)
      return login !== null && now >= login.until
        ? [{ id: `login ${journey.id}`, mood: 'attention', kind: 'adviserLogin', journey, login }]
        : []
    }),
    ...(due !== null && now > due - ASSESSMENT_LEAD
      ? [{ id: 'assessment', mood: 'attention' as const, kind: 'assessmentDue' as const, due }]
      : []),
  ]
}
