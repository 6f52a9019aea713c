import type { Api } from '../../../shared/contract/contract.ts'
import type { guideCalls } from '../../../shared/guide/calls.ts'
import type { createGuide } from './guide.ts'

/** The calls of the access guide, as the window makes them. */
export const guideApi = (guide: ReturnType<typeof createGuide>): Pick<Api, keyof typeof guideCalls> => ({
  beginJourney: (draft) => guide.beginJourney(draft),
  tickPrerequisite: ({ journeyId, item, isThere }) => guide.add(journeyId, { kind: 'had', item, isThere }),
  markAsked: ({ journeyId, step }) => guide.markAsked(journeyId, step),
  markAnswered: ({ journeyId, step, answer, said }) =>
    guide.add(journeyId, { kind: 'answered', step, answer, said }),
  reopenStep: ({ journeyId, step }) => guide.add(journeyId, { kind: 'reopened', step }),
  addJourneyNote: ({ journeyId, step, text }) => guide.add(journeyId, { kind: 'noted', step, text }),
  addEvidence: ({ journeyId, step }) => guide.addEvidence(journeyId, step),
  linkApp: ({ journeyId, appId }) => guide.linkApp(journeyId, appId),
  setAdviserLogin: ({ journeyId, who, until }) => guide.add(journeyId, { kind: 'login', who, until }),
  undoJourney: ({ journeyId, eventId }) => guide.undoJourney(journeyId, eventId),
  archiveJourney: ({ journeyId, isArchived }) => guide.archiveJourney(journeyId, isArchived),
  answerArea: ({ area, answer }) => guide.answerArea(area, answer),
  markSubmitted: () => guide.markSubmitted(),
  tellOrganisations: ({ appId, keys, isTold }) => guide.tellOrganisations(appId, keys, isTold),
  saveGuidePage: ({ page }) => guide.saveGuidePage(page),
})
