import type { Api } from '../../shared/contract/contract.ts'
import type { guideCalls } from '../../shared/guide/calls.ts'
import type { GuideState } from '../../shared/guide/state.ts'
import type { paperCalls } from '../../shared/paper/calls.ts'
import { addWorkingDays, type JourneyAction } from '../../shared/guide/journey.ts'
import { done, ok } from '../../shared/kernel/result.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'

type Window = {
  readonly snapshot: () => Snapshot
  readonly announce: (part: Partial<Snapshot>) => void
}

/** The part of a fake main that keeps the access guide. */
export const fakeGuide = (
  now: number,
  { snapshot, announce }: Window,
): Pick<Api, keyof typeof guideCalls | keyof typeof paperCalls> => {
  const change = (edit: (state: GuideState) => GuideState) => announce({ guide: edit(snapshot().guide) })
  let events = 0
  const add = async (journeyId: string, what: JourneyAction) => {
    events += 1
    const event = { id: `event-${events}`, at: now + events, by: 'Tessa Quillon', what }
    change((state) => ({
      ...state,
      journeys: state.journeys.map((one) =>
        one.id === journeyId ? { ...one, events: [...one.events, event] } : one,
      ),
    }))
    return done
  }
  return {
    beginJourney: async (draft) => {
      const id = `journey-${snapshot().guide.journeys.length + 1}`
      change((state) => ({
        ...state,
        journeys: [
          ...state.journeys,
          {
            ...draft,
            id,
            scopes: [...draft.scopes],
            begunAt: now,
            begunBy: 'Tessa Quillon',
            events: [],
            archivedAt: null,
          },
        ],
      }))
      return ok({ journeyId: id })
    },
    tickPrerequisite: ({ journeyId, item, isThere }) => add(journeyId, { kind: 'had', item, isThere }),
    markAsked: ({ journeyId, step }) =>
      add(journeyId, { kind: 'asked', step, expectedAt: addWorkingDays(now, 10) }),
    markAnswered: ({ journeyId, step, answer, said }) =>
      add(journeyId, { kind: 'answered', step, answer, said }),
    reopenStep: ({ journeyId, step }) => add(journeyId, { kind: 'reopened', step }),
    addJourneyNote: ({ journeyId, step, text }) => add(journeyId, { kind: 'noted', step, text }),
    addEvidence: async ({ journeyId, step }) => {
      await add(journeyId, { kind: 'evidence', step, name: 'mfa-policy.pdf', sha256: 'a'.repeat(64) })
      return ok({ name: 'mfa-policy.pdf' })
    },
    linkApp: ({ journeyId, appId }) => add(journeyId, { kind: 'linked', appId }),
    setAdviserLogin: ({ journeyId, who, until }) => add(journeyId, { kind: 'login', who, until }),
    undoJourney: ({ journeyId, eventId }) => add(journeyId, { kind: 'undone', id: eventId }),
    archiveJourney: async ({ journeyId, isArchived }) => {
      change((state) => ({
        ...state,
        journeys: state.journeys.map((one) =>
          one.id === journeyId ? { ...one, archivedAt: isArchived ? now : null } : one,
        ),
      }))
      return done
    },
    answerArea: async ({ area, answer }) => {
      change((state) => ({
        ...state,
        assessment: {
          ...state.assessment,
          answers: { ...state.assessment.answers, [area]: { ...answer, at: now, by: 'Tessa Quillon' } },
        },
      }))
      return done
    },
    markSubmitted: async () => {
      change((state) => ({ ...state, assessment: { ...state.assessment, submittedAt: now } }))
      return done
    },
    tellOrganisations: async ({ appId, keys, isTold }) => {
      change((state) => ({
        ...state,
        told: {
          ...state.told,
          [appId]: [
            ...(state.told[appId] ?? []).filter(({ key }) => !keys.includes(key)),
            ...(isTold ? keys.map((key) => ({ key, at: now, by: 'Tessa Quillon' })) : []),
          ],
        },
      }))
      return done
    },
    savePdf: async () => ok({ path: 'C:\\Users\\tessa\\Documents\\Keyward access status.pdf' }),
    printPaper: async () => ok({ isPrinted: true }),
    showSaved: async () => done,
    saveGuidePage: async () => ok({ path: 'C:\\Users\\tessa\\Documents\\Keyward access status.html' }),
  }
}
