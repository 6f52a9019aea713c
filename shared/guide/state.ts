import * as z from 'zod'
import { Assessment } from './assessment.ts'
import { Instant } from '../kernel/instant.ts'
import { Journey } from './journey.ts'

/** An organisation whose people know that the app it is connected with will be deleted, by connection key. */
export const ToldOrganisation = z.object({ key: z.string(), at: Instant, by: z.string() })
export type ToldOrganisation = z.infer<typeof ToldOrganisation>

/** Everything of the access guide that is kept; who has been told, by app id. */
export const GuideState = z.object({
  journeys: z.array(Journey),
  assessment: Assessment,
  told: z.record(z.string(), z.array(ToldOrganisation)).default({}),
})
export type GuideState = z.infer<typeof GuideState>

export const EMPTY_GUIDE: GuideState = {
  journeys: [],
  assessment: { answers: {}, submittedAt: null },
  told: {},
}
