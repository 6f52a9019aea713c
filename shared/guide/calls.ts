import * as z from 'zod'
import { Area, AreaAnswer } from './assessment.ts'
import { call, id, none } from '../kernel/call.ts'
import { Instant } from '../kernel/instant.ts'
import { JourneyStep, LETTER_MAX, Prerequisite, Road } from './journey.ts'
import { SavedPath } from '../kernel/saved-path.ts'
import { undone } from '../undo/calls.ts'

const journeyId = z.strictObject({ journeyId: id })
const onStep = journeyId.extend({ step: JourneyStep })
const text = (most: number) => z.string().trim().max(most)

/** The way to XPM API access, and away from it again. */
export const guideCalls = {
  beginJourney: call(
    z.strictObject({
      name: text(100).min(1),
      road: Road,
      purpose: text(1_000),
      scopes: z.array(z.string().max(200)).max(60),
      vendor: text(200),
    }),
    z.object({ journeyId: z.string() }),
  ),
  tickPrerequisite: call(journeyId.extend({ item: Prerequisite, isThere: z.boolean() }), none),
  /** It was sent to Xero, or to the vendor, by the person; Keyward sends nothing. */
  markAsked: call(onStep.extend({ letter: text(LETTER_MAX).optional() }), none),
  markAnswered: call(onStep.extend({ answer: z.enum(['yes', 'back']), said: text(2_000) }), none),
  reopenStep: call(onStep, none),
  addJourneyNote: call(onStep.extend({ text: text(2_000).min(1) }), none),
  /** Asks for a file and keeps its name and checksum; the file stays where it is. */
  addEvidence: call(onStep, z.object({ name: z.string().nullable() })),
  linkApp: call(journeyId.extend({ appId: id }), none),
  setAdviserLogin: call(journeyId.extend({ who: text(200), until: Instant.nullable() }), none),
  undoJourney: call(journeyId.extend({ eventId: id }), none),
  archiveJourney: call(journeyId.extend({ isArchived: z.boolean() }), undone),
  answerArea: call(z.strictObject({ area: Area, answer: AreaAnswer.omit({ at: true, by: true }) }), undone),
  /** The worksheet was carried into Xero's form: the year counts from now. */
  markSubmitted: call(z.strictObject({}), none),
  /** Before a whole app is deleted: the people of these organisations know, or do not after all. */
  tellOrganisations: call(
    z.strictObject({ appId: id, keys: z.array(id).min(1).max(100_000), isTold: z.boolean() }),
    undone,
  ),
  /** A page to print: where the journeys stand, or the worksheet. */
  saveGuidePage: call(z.strictObject({ page: z.enum(['status', 'worksheet']) }), SavedPath),
} as const
