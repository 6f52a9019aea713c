import * as z from 'zod'
import { Assessment } from './assessment.ts'
import { Journey } from './journey.ts'

/** Everything of the access guide that is kept. */
export const GuideState = z.object({ journeys: z.array(Journey), assessment: Assessment })
export type GuideState = z.infer<typeof GuideState>

export const EMPTY_GUIDE: GuideState = { journeys: [], assessment: { answers: {}, submittedAt: null } }
