import type { ReactNode } from 'react'
import type { Mood } from '../features/connections/words-status.ts'
import { Icon, type IconName } from './icon.tsx'

type NoteProps = {
  /** Without a mood it is information in the accent's colour. */
  readonly mood?: Mood
  readonly icon?: IconName
  readonly role?: 'status' | 'alert'
  readonly children: ReactNode
}

/** A state that needs two or three short sentences; at most one in a view. */
export const Note = ({ mood, icon, role, children }: NoteProps) => (
  <div className="note" data-state={mood} role={role}>
    <Icon name={icon ?? mood ?? 'answer'} />
    <div className="stack note-words">{children}</div>
  </div>
)
