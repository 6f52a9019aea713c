import type { IconName } from '../kit/icon.tsx'
import type { Question } from './words-questions.ts'

/** One thing to choose in the palette; `run` opens or does it, and never destroys. */
export type PaletteItem = {
  readonly id: string
  readonly group: 'Organisations' | 'Xero apps' | 'People and tags' | 'Views' | 'Do' | 'Questions'
  readonly icon: IconName
  readonly name: string
  readonly more: string
  /** What else it is found by. */
  readonly also?: string
} & ({ readonly run: () => void } | { readonly question: Question })
