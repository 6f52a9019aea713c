import type { Area, AreaAnswer } from '../../../shared/guide/assessment.ts'
import type { GuideState, ToldOrganisation } from '../../../shared/guide/state.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Part } from '../undo/part.ts'
import { type VaultContent, without } from '../vault/content.ts'

const edit = (content: VaultContent, change: (state: GuideState) => GuideState): VaultContent => ({
  ...content,
  guide: change(content.guide),
})

/** What was answered about one area of the assessment; `null` where nothing was. */
export const answerOf = (area: Area): Part<AreaAnswer | null> => ({
  read: ({ guide }) => guide.assessment.answers[area] ?? null,
  write: (content, answer) =>
    edit(content, (state) => {
      const { answers } = state.assessment
      const kept = answer === null ? without(answers, area) : { ...answers, [area]: answer }
      return { ...state, assessment: { ...state.assessment, answers: kept } }
    }),
})

/** Whose people know that an app will be deleted. */
export const toldOf = (appId: string): Part<readonly ToldOrganisation[]> => ({
  read: ({ guide }) => guide.told[appId] ?? [],
  write: (content, told) =>
    edit(content, (state) => ({ ...state, told: { ...state.told, [appId]: [...told] } })),
})

/** When a journey was put away; `null` while it has not been. */
export const archivedIn = (journeyId: string): Part<Instant | null> => ({
  read: ({ guide }) => guide.journeys.find(({ id }) => id === journeyId)?.archivedAt,
  write: (content, archivedAt) =>
    edit(content, (state) => ({
      ...state,
      journeys: state.journeys.map((one) => (one.id === journeyId ? { ...one, archivedAt } : one)),
    })),
})
